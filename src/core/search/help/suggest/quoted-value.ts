/** A value as it is typed behind a field: in quotes where it needs them. */
export function quotedValue(value: string): string {
  return /^[^\s\p{Cc}"“”„()|,*]+$/u.test(value) ? value : `"${value.replace(/["“”„\p{Cc}]+/gu, ' ').trim()}"`;
}
