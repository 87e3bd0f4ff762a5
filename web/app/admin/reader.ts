import type { Formats } from './formats.ts';
import { formatsFor } from './formats.ts';
import { textsFor, type LocaleChoice } from './locale.ts';
import type { Texts } from './locales/texts.ts';

/** Who reads a page: their words, their way of writing amounts and times, and the shop's names of places. */
export interface Reader {
  readonly texts: Texts;
  readonly formats: Formats;
  readonly timeZone: string;
  locationName(id: number): string;
  staffName(id: number | null): string;
}

export interface Places {
  readonly timeZone: string;
  /** Names by numeric id. */
  readonly locations: ReadonlyMap<number, string>;
}

export function readerOf({ locale, tag }: LocaleChoice, { timeZone, locations }: Places): Reader {
  const texts = textsFor(locale);
  return {
    texts,
    formats: formatsFor(tag, timeZone),
    timeZone,
    locationName: (id) => locations.get(id) ?? texts.log.locationNumber(id),
    // Names of staff are Shopify Plus only: the number is what POS shows too.
    staffName: (id) => (id === null ? texts.log.nobodyPinned : texts.log.staffNumber(id)),
  };
}
