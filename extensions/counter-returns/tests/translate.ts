import en from '../locales/en.default.json';

type Texts = { readonly [key: string]: string | Texts };

/** English as POS translates it: the tester's own mock only echoes keys. Throws for a key or a placeholder that is missing. */
export function translate(key: string, facts: Record<string, unknown> = {}): string {
  const path = key.split('.');
  let found = path.reduce<string | Texts | undefined>(
    (texts, part) => (typeof texts === 'object' ? texts[part] : undefined),
    en,
  );
  if (typeof found === 'object') found = found[facts['count'] === 1 ? 'one' : 'other'];
  if (typeof found !== 'string') throw new Error(`No text ${key}`);
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (!(name in facts)) throw new Error(`${key} needs ${name}`);
    return String(facts[name]);
  });
}
