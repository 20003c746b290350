// How well searches find what people judged to be the answers, per collection, a folder with docs/, queries.tsv and qrels.txt:
// node bench/relevance.ts [DIR…] [--out OUT] [--json] [--save]
// DIR may also be a folder of collections; $PAISE2_SHARED/relevance or ../shared/relevance unless given. OUT gets NAME.trec of each.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findCollections, readQrels, readQueries, type Collection } from './support/collection.ts';
import { measure } from './support/measure.ts';
import { paise2, paise2Command, places } from './support/paise2.ts';
import { answerOf } from './support/program.ts';
import { publish, say } from './support/report.ts';
import { judgeRun, trecRun, type Quality, type Run } from './support/retrieval-quality.ts';
import type { SearchRunRequest } from './support/search-run.ts';
import { percentile } from './support/statistics.ts';
import { figure, type Table } from './support/table.ts';
import { createWorkspace } from './support/workspace.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
});
/** Results that are judged. */
const depth = 100;
const shared = process.env['PAISE2_SHARED'] ?? join(import.meta.dirname, '../../shared');
const workspace = createWorkspace();
const out = resolve(options.out ?? 'relevance-runs');
mkdirSync(out, { recursive: true });

interface Outcome {
  readonly name: string;
  readonly documents: number;
  readonly queries: number;
  readonly quality: Quality;
  readonly milliseconds: readonly number[];
}

const directories = positionals.length > 0 ? positionals.map((path) => resolve(path)) : [join(shared, 'relevance')];
const collections = directories.flatMap(findCollections);
if (collections.length === 0) throw new Error(`${directories.join(', ')}: there is no folder with docs/, queries.tsv and qrels.txt`);
const outcomes: Outcome[] = [];
for (const collection of collections) outcomes.push(await judgeCollection(collection));
publish(
  { name: 'relevance', engines: [paise2(workspace)], tables: [figures()], notes: [`Runs: ${out}`], data: outcomes },
  { ...options, runs: 1 },
);

async function judgeCollection({ name, directory }: Collection): Promise<Outcome> {
  const home = workspace.folder();
  say(`${name}: indexing`);
  const { indexed } = await indexDocuments(home, join(directory, 'docs'));
  const queries = readQueries(directory);
  say(`${name}: ${queries.length} queries`);
  const asked: SearchRunRequest = { queries, limit: depth };
  const command = { file: process.execPath, args: [workspace.program('search-run.ts'), workspace.library], env: places(home) };
  const { hits, milliseconds } = answerOf(command, asked) as { readonly hits: Run; readonly milliseconds: readonly number[] };
  writeFileSync(join(out, `${name}.trec`), trecRun(hits));
  return { name, documents: indexed, queries: queries.length, quality: judgeRun(hits, readQrels(directory)), milliseconds };
}

async function indexDocuments(home: string, documents: string): Promise<{ readonly indexed: number }> {
  const { stdout } = await measure(paise2Command(workspace.build, home, ['index', documents, '--json']));
  return JSON.parse(stdout) as { readonly indexed: number };
}

function figures(): Table {
  return {
    columns: ['collection', 'documents', 'queries', 'nDCG@10', 'MAP', 'Recall@100', 'MRR@10', 'ms p50', 'ms p99'],
    rows: outcomes.map(({ name, documents, queries, quality, milliseconds }) => [
      name,
      figure(documents),
      figure(queries),
      ...[quality.ndcg10, quality.map, quality.recall100, quality.mrr10].map((value) => figure(value, 4)),
      ...[0.5, 0.99].map((share) => figure(percentile(milliseconds, share), 1)),
    ]),
  };
}
