/**
 * One text for what is said twice, as plain text and as HTML: the plain text, and those lines of the other that have words which it lacks.
 * Programs that care for HTML only put a stub into the plain text, or nothing.
 */
export function mergeAlternatives(plain: string, other: string): string {
  if (plain.trim() === '') return other;
  const known = new Set(wordsOf(plain));
  const more = other.split('\n').filter((line) => wordsOf(line).some((word) => !known.has(word)));
  return more.length === 0 ? plain : `${plain.trimEnd()}\n\n${more.join('\n')}`;
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
