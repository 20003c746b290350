// What the built-in extractors make of real files, judged by the expectations that lie beside them, in $PAISE2_SHARED or ../shared:
// node bench/formats.ts [--out DIR] [--json] [--save]   (DIR gets dump.jsonl and fails.tsv)
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Extraction, openPaise as Open, RunningPaise } from '../src/index.ts';
import { openCorpus } from './support/corpus.ts';
import { judge, type Judgement } from './support/judge.ts';
import { paise2 } from './support/paise2.ts';
import { publish, say } from './support/report.ts';
import { percentile } from './support/statistics.ts';
import { figure, type Table } from './support/table.ts';
import { createWorkspace } from './support/workspace.ts';

interface Result {
  /** Below the folder of formats. */
  readonly file: string;
  readonly milliseconds: number;
  /** Whether an extractor for its type exists and could read it. */
  readonly read: boolean;
  readonly outcome: string;
}

const { values: options } = parseArgs({
  options: { out: { type: 'string' }, json: { type: 'boolean', default: false }, save: { type: 'boolean', default: false } },
});
const shared = resolve(process.env['PAISE2_SHARED'] ?? join(import.meta.dirname, '../../shared'));
const workspace = createWorkspace();
const out = resolve(options.out ?? workspace.folder());
mkdirSync(out, { recursive: true });
const formats = join(shared, 'formats');
const { openPaise } = (await import(pathToFileURL(join(workspace.build, 'dist/index.js')).href)) as { readonly openPaise: typeof Open };
const home = workspace.folder();
const paise = openPaise({ configDirectory: join(home, 'config'), dataDirectory: join(home, 'data') });
const results = await extractAll(paise);
await paise.close();
const judgements = judge({ shared, dump: join(out, 'dump.jsonl'), fails: join(out, 'fails.tsv') });
publish(
  {
    name: 'formats',
    engines: [paise2(workspace.build)],
    tables: [rates()],
    notes: [speed()],
    data: { results, judgements },
  },
  { ...options, runs: 1 },
);

async function extractAll(opened: RunningPaise): Promise<readonly Result[]> {
  const files = openCorpus(formats).files.filter((file) => !file.endsWith('pairs.jsonl'));
  const found: Result[] = [];
  const dump: string[] = [];
  for (const path of files) {
    const startedAt = performance.now();
    const result = await opened.extract(path).catch((error: unknown) => error as Error);
    const milliseconds = performance.now() - startedAt;
    const read = !(result instanceof Error) && ['indexed', 'partial'].includes(result.status);
    const outcome =
      result instanceof Error ? `error: ${result.message}` : `${result.status}${result.reason ? `: ${result.reason.code}` : ''}`;
    found.push({ file: relative(formats, path), milliseconds, read, outcome });
    if (result instanceof Error) say(`${path}: ${result.message}`);
    else dump.push(...dumpLines(path, result));
  }
  writeFileSync(join(out, 'dump.jsonl'), dump.map((line) => `${line}\n`).join(''));
  return found;
}

/** All items of a file count for it. A file without text still has a type. */
function dumpLines(path: string, { detection, items }: Extraction): readonly string[] {
  const first = { path, text: '', metadata: {}, mime: detection.mimeType };
  const rest = items.map(({ title, text, metadata, mimeType }) => ({ path, text, metadata: { title, ...metadata }, mime: mimeType }));
  return [first, ...rest].map((line) => JSON.stringify(line));
}

function rates(): Table {
  const formatOf = new Map(
    readFileSync(join(formats, 'pairs.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { readonly file: string; readonly fmt: string })
      .map(({ file, fmt }) => [file, fmt] as const),
  );
  const readCount = (format: string | undefined): { readonly files: number; readonly read: number } => {
    const own = results.filter(({ file }) => formatOf.has(file) && (format === undefined || formatOf.get(file) === format));
    return { files: own.length, read: own.filter(({ read }) => read).length };
  };
  const names = [...new Set(formatOf.values())]
    .filter((name) => readCount(name).read > 0)
    .toSorted((a, b) => readCount(b).files - readCount(a).files);
  const row = (
    title: string,
    own: readonly Judgement[],
    { files, read }: { readonly files: number; readonly read: number },
  ): readonly string[] => [
    title,
    figure(files),
    figure(read),
    ...['contains', 'not_contains', 'not_boilerplate', 'metadata', 'mime'].map((kind) =>
      rateOf(own.filter((one) => one.kind.split(':')[0] === kind)),
    ),
  ];
  const readFormats = names.map((name) => readCount(name));
  const total = (key: 'files' | 'read'): number => readFormats.reduce((sum, count) => sum + count[key], 0);
  return {
    columns: ['format', 'files', 'read', 'contains', 'not contains', 'no boilerplate', 'metadata', 'type'],
    rows: [
      row('all', judgements, readCount(undefined)),
      row(
        'those below',
        judgements.filter(({ format }) => names.includes(format)),
        { files: total('files'), read: total('read') },
      ),
      ...names.map((name) =>
        row(
          name,
          judgements.filter(({ format }) => format === name),
          readCount(name),
        ),
      ),
    ],
  };
}

/** Share of the expectations that are met, by words, and their number. */
function rateOf(judged: readonly Judgement[]): string {
  const count = judged.reduce((sum, one) => sum + one.count, 0);
  const met = judged.reduce((sum, one) => sum + one.count * one.words, 0);
  return count === 0 ? '' : `${figure(met / count, 3)} of ${figure(count)}`;
}

function speed(): string {
  const times = results.filter(({ read }) => read).map(({ milliseconds }) => milliseconds);
  const slowest = results.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 3);
  return (
    `One file after the other: ${figure(times.length)} files read, ms p50 ${figure(percentile(times, 0.5), 1)}, p99 ${figure(percentile(times, 0.99), 1)}; ` +
    `slowest of all: ${slowest.map(({ file, milliseconds, outcome }) => `${file} ${figure(milliseconds)} ms (${outcome})`).join(', ')}.`
  );
}
