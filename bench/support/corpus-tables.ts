import type { ExtractedFile } from './extract-corpus.ts';
import type { Judgement } from './judge.ts';
import { figure, type Table } from './table.ts';

/** Judgements of expectations that an independent reader confirmed or that nobody doubts, and of those that only other tools meet. */
export interface Judged {
  readonly sure: readonly Judgement[];
  readonly others: readonly Judgement[];
}

/** Kinds of expectations as the pairs call them, of which tiers, and the heading of each. */
const measures: readonly { readonly heading: string; readonly kind: string; readonly tiers: readonly (keyof Judged)[] }[] = [
  { heading: 'text, tiers 1–2', kind: 'contains', tiers: ['sure'] },
  { heading: 'text, tier 3', kind: 'contains', tiers: ['others'] },
  { heading: 'metadata', kind: 'metadata', tiers: ['sure', 'others'] },
  { heading: 'type', kind: 'mime', tiers: ['sure', 'others'] },
  { heading: 'not in the text', kind: 'not_contains', tiers: ['sure', 'others'] },
  { heading: 'no boilerplate', kind: 'not_boilerplate', tiers: ['sure', 'others'] },
];

/** How far expectations are met, by corpus or by format; first all together. */
export function ratesTable(by: 'corpus' | 'format', files: readonly ExtractedFile[], judged: Judged): Table {
  const names = [...new Set(files.map((file) => file[by]))];
  const groups = names.map((name) => ({ name, own: files.filter((file) => file[by] === name) }));
  const ordered = groups.toSorted((a, b) => b.own.length - a.own.length || (a.name < b.name ? -1 : 1));
  const of = (name?: string): Judged => ({
    sure: judged.sure.filter((one) => (name === undefined ? one[by] !== undefined : one[by] === name)),
    others: judged.others.filter((one) => (name === undefined ? one[by] !== undefined : one[by] === name)),
  });
  return {
    columns: [by, 'files', 'read', 'partly', 'failed', ...measures.map(({ heading }) => heading)],
    rows: [row('all', files, of()), ...ordered.map(({ name, own }) => row(name || '(none)', own, of(name)))],
  };
}

function row(name: string, files: readonly ExtractedFile[], judged: Judged): readonly string[] {
  const count = (...statuses: readonly ExtractedFile['status'][]): string =>
    figure(files.filter(({ status }) => statuses.includes(status)).length);
  const rates = measures.map(({ kind, tiers }) =>
    rateOf(tiers.flatMap((tier) => judged[tier].filter((one) => one.kind.split(':', 1)[0] === kind))),
  );
  return [name, figure(files.length), count('indexed', 'partial'), count('partial'), count('failed', 'error'), ...rates];
}

function rateOf(judged: readonly Judgement[]): string {
  const sum = (key: 'count' | 'met'): number => judged.reduce((total, one) => total + one[key], 0);
  const count = sum('count');
  return count === 0 ? '' : `${figure(sum('met') / count, 3)} of ${figure(count)}`;
}

/** Why files, and parts of files, were not read or not wholly, by format. */
export function reasonsTable(files: readonly ExtractedFile[]): Table {
  const groups = new Map<string, { count: number; readonly cells: readonly string[]; readonly example: string }>();
  for (const { file, format, status, reason, failedParts } of files) {
    const all = [...(reason ? [{ ...reason, outcome: status }] : []), ...failedParts.map((part) => ({ ...part, outcome: 'part failed' }))];
    for (const { outcome, code, text } of all) {
      const key = [format, outcome, code].join('\t');
      const group = groups.get(key) ?? { count: 0, cells: [format || '(none)', outcome, code], example: `${cut(text)} (${file})` };
      group.count += 1;
      groups.set(key, group);
    }
  }
  const rows = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    columns: ['format', 'outcome', 'code', 'count', 'for example'],
    rows: rows.map(([, { count, cells, example }]) => [...cells, figure(count), example]),
  };
}

const cut = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 120);

/** Codes that no extractor chose: something was thrown that nobody expected, or the process ended. */
const unexpected = new Set([
  'error',
  'unknown',
  'crash',
  'timeout',
  'memory',
  'bad-plugin-output',
  'WORKER_DIED',
  'BAD_PLUGIN_OUTPUT',
  'INTERNAL',
]);

/** Failures that are a fault of ours: an extractor says itself why it does not read something. */
export function unexplained(files: readonly ExtractedFile[]): readonly string[] {
  return files.flatMap(({ file, status, reason, failedParts }) => {
    const own = status === 'failed' || status === 'error' ? [reason ?? { code: 'unknown', text: 'no reason' }] : [];
    return [...own, ...failedParts].filter(({ code }) => unexpected.has(code)).map(({ code, text }) => `${file}: ${code}, ${cut(text)}`);
  });
}
