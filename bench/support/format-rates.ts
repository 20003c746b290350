import { readFileSync } from 'node:fs';
import type { Judgement } from './judge.ts';
import { figure, type Table } from './table.ts';

export interface ExtractedFile {
  /** Path below the folder of formats. */
  readonly file: string;
  /** Whether an extractor read it. */
  readonly read: boolean;
}

interface Format {
  readonly name: string;
  readonly files: number;
  readonly read: number;
}

/** Kinds of expectations as they are called in the pairs, and the heading of each. */
const kinds: readonly (readonly [kind: string, heading: string])[] = [
  ['contains', 'text'],
  ['not_contains', 'no markup'],
  ['not_boilerplate', 'no boilerplate'],
  ['metadata', 'metadata'],
  ['mime', 'type'],
];

/** How far each format that we read meets expectations; first all formats, and all that we read. */
export function formatRates(pairs: string, results: readonly ExtractedFile[], judgements: readonly Judgement[]): Table {
  const all = formatsOf(pairs, results);
  const ours = all.filter(isOurs).toSorted((a, b) => b.files - a.files);
  const judged = (formats: readonly Format[]): readonly Judgement[] =>
    judgements.filter(({ format }) => formats.some(({ name }) => name === format));
  return {
    columns: ['format', 'files', 'read', ...kinds.map(([, heading]) => heading)],
    rows: [
      row(sumOf('all', all), judgements),
      row(sumOf('those below', ours), judged(ours)),
      ...ours.map((format) => row(format, judged([format]))),
    ],
  };
}

/** Files of a foreign format are sometimes text by chance. */
const isOurs = ({ files, read }: Format): boolean => read * 2 >= files;

function formatsOf(pairs: string, results: readonly ExtractedFile[]): readonly Format[] {
  const lines = readFileSync(pairs, 'utf8').split('\n').filter(Boolean);
  const formatOf = new Map(
    lines.map((line) => JSON.parse(line) as { readonly file: string; readonly fmt: string }).map(({ file, fmt }) => [file, fmt]),
  );
  return [...new Set(formatOf.values())].map((name) => {
    const own = results.filter(({ file }) => formatOf.get(file) === name);
    return { name, files: own.length, read: own.filter(({ read }) => read).length };
  });
}

function sumOf(name: string, formats: readonly Format[]): Format {
  const sum = (key: 'files' | 'read'): number => formats.reduce((total, format) => total + format[key], 0);
  return { name, files: sum('files'), read: sum('read') };
}

function row({ name, files, read }: Format, judgements: readonly Judgement[]): readonly string[] {
  return [name, figure(files), figure(read), ...kinds.map(([kind]) => rateOf(judgements.filter((one) => one.kind.split(':')[0] === kind)))];
}

/** Share of the expectations that are met, by words, and how many there are. */
function rateOf(judged: readonly Judgement[]): string {
  const count = judged.reduce((sum, one) => sum + one.count, 0);
  const met = judged.reduce((sum, one) => sum + one.count * one.words, 0);
  return count === 0 ? '' : `${figure(met / count, 3)} of ${figure(count)}`;
}
