import type { ItemReason, ItemStatus } from '../../src/plugin/item.ts';

/** What the program `extract` is given. */
export interface ExtractRequest {
  readonly paths: readonly string[];
  /** How many read at once. */
  readonly workers: number;
}

/** What became of one file. */
export interface Extracted {
  /** Position in the request. */
  readonly index: number;
  readonly ms: number;
  /** `done` and `failed` are ends of a job; at `died` its worker was lost. */
  readonly outcome: { readonly type: string; readonly code?: string; readonly text?: string };
  /** The file's own first. */
  readonly items: readonly { readonly status: ItemStatus; readonly reason?: ItemReason }[];
  readonly extractor?: string;
}

/** Codes that no extractor chose: something was thrown that nobody expected. */
export const unexpected: ReadonlySet<string> = new Set(['error', 'bad-plugin-output', 'internal', 'not-supported', 'aborted']);

/** What is wrong with an outcome. Nothing where there is text, or a reason that somebody gave on purpose. */
export function faultOf({ outcome, items }: Extracted): string | undefined {
  const said = `${outcome.code ?? ''} ${outcome.text ?? ''}`.trim();
  if (outcome.type !== 'done' && outcome.type !== 'failed') return `${outcome.type}: ${said}`;
  if (items.length === 0) return `there is no item: ${said}`;
  for (const { status, reason } of items) {
    if (status === 'indexed') continue;
    if (!reason || reason.text === '') return `an item is ${status} and nothing says why`;
    if (unexpected.has(reason.code)) return `${reason.code}: ${reason.text}`;
  }
  return undefined;
}
