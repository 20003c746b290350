// Asks random and hostile queries of an index of real files: none may fail or pass its deadline, and the answers must be the same after a restart and
// from the storage in memory: node torture/queries.ts [DIR…] [--cases 100000] [--compared 2000] [--seed N] [--deadline 2000]
// DIR are folders to index: the documentation here and $PAISE2_SHARED/relevance/{cranfield,xquad-*} or ../shared/… unless given.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { percentile } from '../bench/support/statistics.ts';
import { openPaise, type RunningPaise } from '../src/index.ts';
import { isSameAnswer, type Answer } from './support/same-answer.ts';
import { queryTexts } from './support/query-texts.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '100000' },
    compared: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    deadline: { type: 'string', default: '2000' },
  },
});
const [cases, compared, seed, deadlineMs] = [options.cases, options.compared, options.seed, options.deadline].map(Number) as [
  number,
  number,
  number,
  number,
];
const shared = process.env['PAISE2_SHARED'] ?? join(import.meta.dirname, '../../shared');
const usual = [
  join(import.meta.dirname, '../docs'),
  ...['cranfield', 'xquad-de', 'xquad-zh'].map((name) => join(shared, 'relevance', name, 'docs')),
];
const directories = positionals.length > 0 ? positionals.map((path) => resolve(path)) : usual.filter(existsSync);

const home = mkdtempSync(join(tmpdir(), 'paise2-queries-'));
process.once('exit', () => rmSync(home, { recursive: true, force: true }));
process.once('SIGINT', () => process.exit(130));
const open = (profile: string): RunningPaise =>
  openPaise({ configDirectory: join(home, 'config'), dataDirectory: join(home, profile), profile, access: 'write' });

const faults: string[] = [];
const fault = (query: string, what: string): void => void faults.push(`${JSON.stringify(query.slice(0, 200))}: ${what}`);
const say = (text: string): void => void process.stderr.write(`${text}\n`);

let embedded = open('embedded');
const { indexed } = await embedded.index({ targets: directories });
say(`${indexed} files in the index, seed ${seed}`);
const texts = fc.sample(queryTexts, { numRuns: cases, seed });
const milliseconds: number[] = [];
for (const [index, query] of texts.entries()) {
  const begun = performance.now();
  try {
    await embedded.search({ query, snippets: index % 10 === 0 });
  } catch (error) {
    if (!String(error).includes('TOO_EXPENSIVE')) fault(query, String(error));
  }
  const took = performance.now() - begun;
  milliseconds.push(took);
  if (took > deadlineMs) fault(query, `${took.toFixed(0)} ms`);
  if ((index + 1) % 10_000 === 0) say(`${index + 1} of ${cases}, ${faults.length} faults`);
}

async function answer(paise: RunningPaise, query: string): Promise<Answer> {
  const { total, hits, plan } = await paise.search({ query, snippets: false });
  return { what: JSON.stringify([total, plan.text, plan.loosened]), hits: hits.map(({ url, score }) => ({ url, score })) };
}

const some = texts.slice(0, compared);
const before: Answer[] = [];
for (const query of some) before.push(await answer(embedded, query));
await embedded.close();
embedded = open('embedded');
const memory = open('memory');
await memory.index({ targets: directories });
for (const [index, query] of some.entries()) {
  const first = before[index] as Answer;
  if (!isSameAnswer(first, await answer(embedded, query))) fault(query, 'another answer after a restart');
  if (!isSameAnswer(first, await answer(memory, query))) fault(query, 'another answer from the storage in memory');
}
await Promise.all([embedded.close(), memory.close()]);

const at = (share: number): string => percentile(milliseconds, share).toFixed(1);
process.stdout.write(
  `${cases} queries, seed ${seed}: ms p50 ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)}; ${compared} compared; ${faults.length} faults\n`,
);
for (const text of faults.slice(0, 50)) process.stdout.write(`- ${text}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
