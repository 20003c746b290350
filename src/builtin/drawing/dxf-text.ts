/** Special characters of texts: `%%d`, `%%p`, `%%c`, and by number (AutoCAD DXF Reference, "TEXT"). Underlining and overlining are left out. */
export function plainDxfText(text: string): string {
  return escapedCharacters(text).replaceAll(/%%(?:(\d{3})|(.))/g, (_whole, number: string | undefined, letter: string | undefined) => {
    if (number !== undefined) return String.fromCodePoint(Number(number));
    return signs[letter?.toLowerCase() ?? ''] ?? (letter === '%' ? '%' : '');
  });
}

const signs: Readonly<Record<string, string>> = { d: '°', p: '±', c: '⌀' };

/** A text of several lines, without its codes for looks: `{\fArial|b0;text}\P` (AutoCAD DXF Reference, "MTEXT"; the codes as in "Format codes"). */
export function plainMtext(text: string): string {
  const plain = escapedCharacters(text).replaceAll(
    /\\([\\{}])|\\([PNX~])|\\S([^;]*);|\\[ACFHQTWfcp][^;\\{}]*;|\\[LlOoKk]|[{}]/g,
    (_whole, literal: string | undefined, gap: string | undefined, stack: string | undefined) => {
      if (literal !== undefined) return literal;
      if (gap !== undefined) return gap === '~' ? ' ' : '\n';
      return stack === undefined ? '' : stack.replace(/[#^]\s?/, '/');
    },
  );
  return plainDxfText(plain);
}

/** `\U+00E9` and, for code pages of East Asia, `\M+1xxxx`, which is left as it is. */
const escapedCharacters = (text: string): string =>
  text.replaceAll(/\\U\+([\dA-Fa-f]{4})/g, (_whole, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
