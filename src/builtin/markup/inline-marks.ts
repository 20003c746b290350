/** A character that stands on both sides of what it marks, at the edges of words, as `*bold*` does. */
function markPattern(mark: string): RegExp {
  const escaped = mark.replaceAll(/[\^$*+?.()|[\]{}\\/-]/g, String.raw`\$&`);
  return new RegExp(
    String.raw`(?<=^|[\s([{"'>|*/_~=+-])${escaped}(?=\S)([^\n]{1,300}?)(?<=\S)${escaped}(?=$|[\s)\]}"'<|.,;:!?*/_~=+-])`,
    'gm',
  );
}

/** Makes a function that takes pairs of these marks away and leaves what is between them. */
export function withoutMarks(marks: readonly string[]): (text: string) => string {
  const patterns = marks.map((mark) => [mark, markPattern(mark)] as const);
  return (text) => {
    let shown = text;
    for (const [mark, pattern] of patterns) if (shown.includes(mark)) shown = shown.replaceAll(pattern, '$1');
    return shown;
  };
}
