// What the built-in extractors make of real files, judged by the expectations that lie beside them, in $PAISE2_SHARED or ../shared:
// node bench/formats.ts [--out DIR] [--json] [--save]   (DIR gets dump.jsonl and fails.tsv)
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Extraction, openPaise as Open, RunningPaise } from '../src/index.ts';
import { openCorpus } from './support/corpus.ts';
import { formatRates, type ExtractedFile } from './support/format-rates.ts';
import { judge } from './support/judge.ts';
import { paise2 } from './support/paise2.ts';
import { publish, say } from './support/report.ts';
import { percentile } from './support/statistics.ts';
import { figure } from './support/table.ts';
import { createWorkspace } from './support/workspace.ts';

interface Result extends ExtractedFile {
  readonly milliseconds: number;
  readonly outcome: string;
}

const { values: options } = parseArgs({
  options: { out: { type: 'string' }, json: { type: 'boolean', default: false }, save: { type: 'boolean', default: false } },
});
const shared = resolve(process.env['PAISE2_SHARED'] ?? join(import.meta.dirname, '../../shared'));
const formats = join(shared, 'formats');
const workspace = createWorkspace();
const out = resolve(options.out ?? workspace.folder());
mkdirSync(out, { recursive: true });
const { openPaise } = (await import(pathToFileURL(workspace.library).href)) as { readonly openPaise: typeof Open };
const home = workspace.folder();
const paise = openPaise({ configDirectory: join(home, 'config'), dataDirectory: join(home, 'data') });
const results = await extractAll(paise);
await paise.close();
const judgements = judge({ shared, dump: join(out, 'dump.jsonl'), fails: join(out, 'fails.tsv') });
publish(
  {
    name: 'formats',
    engines: [paise2(workspace)],
    tables: [formatRates(join(formats, 'pairs.jsonl'), results, judgements)],
    notes: [speed()],
    data: { results, judgements },
  },
  { ...options, runs: 1 },
);

async function extractAll(opened: RunningPaise): Promise<readonly Result[]> {
  const found: Result[] = [];
  const dump: string[] = [];
  for (const path of openCorpus(formats).files.filter((file) => !file.endsWith('pairs.jsonl'))) {
    const file = relative(formats, path);
    const startedAt = performance.now();
    const extraction = await opened.extract(path).catch((error: unknown) => error as Error);
    const milliseconds = performance.now() - startedAt;
    if (extraction instanceof Error) {
      say(`${file}: ${extraction.message}`);
      found.push({ file, milliseconds, read: false, outcome: extraction.message });
    } else {
      const { status, reason } = extraction;
      found.push({
        file,
        milliseconds,
        read: status === 'indexed' || status === 'partial',
        outcome: reason ? `${status}, ${reason.code}` : status,
      });
      dump.push(...dumpLines(path, extraction));
    }
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

function speed(): string {
  const times = results.filter(({ read }) => read).map(({ milliseconds }) => milliseconds);
  const slowest = results.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 3);
  return (
    `One file after the other: ${figure(times.length)} files read, ms p50 ${figure(percentile(times, 0.5), 1)}, p99 ${figure(percentile(times, 0.99), 1)}; ` +
    `slowest of all: ${slowest.map(({ file, milliseconds, outcome }) => `${file} ${figure(milliseconds)} ms (${outcome})`).join(', ')}.`
  );
}
