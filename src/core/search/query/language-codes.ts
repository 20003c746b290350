import { declaredLanguage } from '../analysis/declared-language.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Names of languages in English and in themselves, in lower case; made when first asked for. */
let codesByName: ReadonlyMap<string, string> | undefined;

/** Primary subtag for `de`, `de-AT`, `deu`, `german` or `Deutsch`. `undefined` for what is no language. */
export function languageCode(value: string): string | undefined {
  const name = value.toLowerCase();
  codesByName ??= languageNames();
  return declaredLanguage(codesByName.get(name) ?? codesByName.get(name.replace(/[\s-].*$/s, '')) ?? name);
}

function languageNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const known = Array.from(letters, (first) =>
    Array.from(letters, (second) => first + second).filter((code) => english.of(code) !== undefined),
  );
  for (const given of known.flat()) {
    const code = new Intl.Locale(given).language;
    for (const name of [english.of(given)?.toLowerCase(), nameIn(code, code)])
      if (name !== undefined && !names.has(name)) names.set(name, code);
  }
  return names;
}

function nameIn(locale: string, code: string): string | undefined {
  return new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(code)?.toLowerCase();
}
