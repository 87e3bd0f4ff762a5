import { en } from './locales/en.ts';
import { fr } from './locales/fr.ts';
import type { Texts } from './locales/texts.ts';

export type Locale = 'en' | 'fr';

const TEXTS: Record<Locale, Texts> = { en, fr };

/** Which language, and the tag that numbers and dates follow ("en-GB" and "en" share their words, not their dates). */
export interface LocaleChoice {
  readonly locale: Locale;
  readonly tag: string;
}

/**
 * The language of a page from its URL: Shopify's admin adds `locale` when it frames us, our own links carry it on.
 * A language that we do not speak is answered in English.
 */
export function localeOf(url: URL): LocaleChoice {
  const asked = url.searchParams.get('locale') ?? '';
  const [tag = 'en'] = canonicalTags(asked);
  const language = tag.split('-')[0];
  return language === 'fr' || language === 'en' ? { locale: language, tag } : { locale: 'en', tag: 'en' };
}

export function textsFor(locale: Locale): Texts {
  return TEXTS[locale];
}

function canonicalTags(asked: string): string[] {
  try {
    return asked ? Intl.getCanonicalLocales(asked) : [];
  } catch {
    return [];
  }
}
