// What the built-in extractors make of real files, judged by the expectations that lie beside them as pairs.jsonl, where there are any:
// node bench/corpus.ts [DIR] [--sources] [--out OUT] [--json] [--save]
// DIR is $PAISE2_SHARED/formats or ../shared/formats unless given. OUT gets dump.jsonl, and the expectations that are not met as fails-*.tsv.
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { openPaise as Open } from '../src/index.ts';
import { ratesTable, reasonsTable, unexplained, type Judged } from './support/corpus-tables.ts';
import { extractCorpus, type ExtractedFile } from './support/extract-corpus.ts';
import { judge } from './support/judge.ts';
import { paise2 } from './support/paise2.ts';
import { publish } from './support/report.ts';
import { percentile } from './support/statistics.ts';
import { figure } from './support/table.ts';
import { createWorkspace } from './support/workspace.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sources: { type: 'boolean', default: false },
    out: { type: 'string' },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
});
const shared = process.env['PAISE2_SHARED'] ?? join(import.meta.dirname, '../../shared');
const directory = resolve(positionals[0] ?? join(shared, 'formats'));
const workspace = createWorkspace(options.sources ? 'sources' : 'build');
const out = resolve(options.out ?? workspace.folder());
mkdirSync(out, { recursive: true });

const { openPaise } = (await import(pathToFileURL(workspace.library).href)) as { readonly openPaise: typeof Open };
const home = workspace.folder();
const paise = openPaise({ configDirectory: join(home, 'config'), dataDirectory: join(home, 'data') });
const dump = join(out, 'dump.jsonl');
const files = await extractCorpus(paise, directory, dump);
await paise.close();

const judged: Judged | undefined = existsSync(join(directory, 'pairs.jsonl'))
  ? {
      sure: judge({ directory, dump, fails: join(out, 'fails-1-2.tsv') }, '1,2'),
      others: judge({ directory, dump, fails: join(out, 'fails-3.tsv') }, '3'),
    }
  : undefined;
const faults = unexplained(files);
publish(
  {
    name: 'corpus',
    file: 'docs/formats.md',
    engines: [paise2(workspace)],
    tables: [
      ...(['corpus', 'format'] as const).map((by) => ratesTable(by, files, judged ?? { sure: [], others: [] })),
      reasonsTable(files),
    ],
    notes: [`Unexplained failures: ${faults.length}.${faults.map((fault) => `\n- ${fault}`).join('')}`, speed(files)],
    data: { files, judged },
  },
  { ...options, runs: 1 },
);
process.exitCode = faults.length > 0 ? 1 : 0;

function speed(all: readonly ExtractedFile[]): string {
  const times = all.filter(({ status }) => status === 'indexed' || status === 'partial').map(({ milliseconds }) => milliseconds);
  const slowest = all.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
  return (
    `One file after the other: ${figure(times.length)} files read, ms p50 ${figure(percentile(times, 0.5), 1)}, p99 ${figure(percentile(times, 0.99), 1)}; ` +
    `slowest: ${slowest.map(({ file, milliseconds, status }) => `${file} ${figure(milliseconds)} ms (${status})`).join(', ')}.`
  );
}
