/** The text's own field, for those who point into it. */
let field: HTMLTextAreaElement | null = null;

export function setTextField(next: HTMLTextAreaElement | null): void {
  field = next;
}

/** Selects a line of the text, counted from 1, and brings it into view. */
export function showLine(line: number, column = 1): void {
  if (!field) return;
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const end = start + (lines[line - 1]?.length ?? 0);
  field.focus();
  field.setSelectionRange(Math.min(start + column - 1, end), end);
  const height = field.scrollHeight / Math.max(1, lines.length);
  field.scrollTop = Math.max(0, (line - 4) * height);
  field.scrollIntoView({ block: 'nearest' });
}
