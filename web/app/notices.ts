import { signal } from '@preact/signals';

export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'failed';
  readonly text: string;
  readonly hint?: string;
}

export const notices = signal<readonly Notice[]>([]);
let last = 0;

/** Says something in a corner, also to screen readers. What failed stays until it is closed. */
export function notify(kind: Notice['kind'], text: string, hint?: string): void {
  const notice = { id: ++last, kind, text, ...(hint !== undefined && { hint }) };
  notices.value = [...notices.value.filter((other) => other.text !== text), notice].slice(-3);
  if (kind === 'done') setTimeout(() => closeNotice(notice.id), 4_000);
}

export function closeNotice(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}
