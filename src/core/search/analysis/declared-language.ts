/** Tags that say nothing. */
const nothing = /^(?:und|mul|mis|zxx|x)$/;

/** Primary subtag of a language tag as documents have it: `de` for `de-AT`, `ger`, `de_DE`. `undefined` for what is none. */
export function declaredLanguage(tag: unknown): string | undefined {
  if (typeof tag !== 'string' || !/^[a-z]{2,3}(?:[-_][a-z\d]{1,8}){0,5}$/i.test(tag)) return undefined;
  try {
    const [primary] = new Intl.Locale(tag.replaceAll('_', '-')).language.split('-');
    return primary === undefined || nothing.test(primary) ? undefined : norwegian(primary);
  } catch {
    return undefined;
  }
}

const norwegian = (language: string): string => (language === 'nb' || language === 'nn' ? 'no' : language);
