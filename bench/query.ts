// How long searches take, in a program that stays open and as a new process each:
// node bench/query.ts DIR… [--with recoll,qmd,ripgrep] [--runs 3] [--json] [--save]
import { openCorpus, type Corpus } from './support/corpus.ts';
import type { Engine, EngineSetup } from './support/engine.ts';
import { commandMilliseconds, measure } from './support/measure.ts';
import { paise2, paise2Command } from './support/paise2.ts';
import { installedPeers } from './support/peers.ts';
import { answerOf, linesOf } from './support/program.ts';
import { drawQueries, queryClasses, type Query } from './support/queries.ts';
import { publish, say } from './support/report.ts';
import { readRequest } from './support/request.ts';
import type { SearchTimes, SearchTimesRequest } from './support/search-times.ts';
import { median, percentile } from './support/statistics.ts';
import { figure, ratio, type Table } from './support/table.ts';
import { createWorkspace } from './support/workspace.ts';

interface Search {
  readonly engine: string;
  readonly class: Query['class'];
  readonly text: string;
  readonly snippets: boolean;
  readonly milliseconds: number;
  readonly total: number;
}

interface Outcome {
  readonly corpus: string;
  readonly warm: readonly Search[];
  readonly cold: readonly { readonly engine: string; readonly milliseconds: number }[];
}

interface Ready {
  readonly engine: Engine;
  readonly setup: EngineSetup;
}

const limit = 20;
const coldSearches = 20;
const shares = [0.5, 0.95, 0.99, 1] as const;
const request = readRequest();
const workspace = createWorkspace();
const ours = paise2(workspace);
const engines = [ours, ...installedPeers(request.peers)];
const outcomes: Outcome[] = [];
for (const directory of request.directories) outcomes.push(await searchCorpus(openCorpus(directory)));
publish(
  { name: 'query', engines, tables: [warmFigures(), coldFigures(), ...(engines.length > 1 ? [ratios()] : [])], data: outcomes },
  request,
);

async function searchCorpus(corpus: Corpus): Promise<Outcome> {
  const home = workspace.folder();
  const ready = engines.map((engine): Ready => ({
    engine,
    setup: engine.setUp(corpus.directory, engine === ours ? home : workspace.folder()),
  }));
  for (const { engine, setup } of ready) {
    if (!setup.indexing) continue;
    say(`${corpus.name}: ${engine.name} indexes`);
    await measure(setup.indexing.first);
  }
  const queries = await drawQueries(textsOf(home));
  const warm: Search[] = [];
  for (let number = 1; number <= request.runs; number += 1) {
    say(`${corpus.name}: searches, run ${number}`);
    for (const snippets of [false, true]) warm.push(...ready.flatMap((one) => warmSearches(one, queries, snippets)));
  }
  return { corpus: corpus.name, warm, cold: coldRuns(ready, queries) };
}

/** The texts as they were indexed. */
async function* textsOf(home: string): AsyncGenerator<string> {
  for await (const line of linesOf(paise2Command(workspace.build, home, ['export', '--json'])))
    yield (JSON.parse(line) as { readonly text: string }).text;
}

function warmSearches({ engine, setup }: Ready, queries: readonly Query[], snippets: boolean): readonly Search[] {
  if (!setup.searchTimes) return [];
  const asked: SearchTimesRequest = { queries: queries.map(({ text }) => text), limit, snippets };
  const times = answerOf(setup.searchTimes, asked) as SearchTimes;
  return queries.flatMap((query, index) => {
    const [milliseconds, total] = times[index] ?? [];
    if (milliseconds === undefined || total === undefined) throw new Error(`${engine.name} did not answer ${query.text}`);
    return [{ engine: engine.name, ...query, snippets, milliseconds, total }];
  });
}

/** Each engine is asked the same words in turn, once before the clock runs. */
function coldRuns(ready: readonly Ready[], queries: readonly Query[]): Outcome['cold'] {
  const words = queries.filter((query) => query.class === 'medium').slice(0, coldSearches);
  for (const { setup } of ready) commandMilliseconds(setup.search(words[0]?.text ?? ''));
  return words.flatMap(({ text }) =>
    ready.map(({ engine, setup }) => ({ engine: engine.name, milliseconds: commandMilliseconds(setup.search(text)) })),
  );
}

function warmTimes({ warm }: Outcome, engine: Engine, snippets: boolean, only?: Query['class']): readonly number[] {
  return warm
    .filter((search) => search.engine === engine.name && search.snippets === snippets && (only === undefined || search.class === only))
    .map(({ milliseconds }) => milliseconds);
}

function coldTimes({ cold }: Outcome, { name }: Engine): readonly number[] {
  return cold.filter(({ engine }) => engine === name).map(({ milliseconds }) => milliseconds);
}

function warmFigures(): Table {
  const classes = [undefined, ...(Object.keys(queryClasses) as Query['class'][])];
  const rows = outcomes.flatMap((outcome) =>
    engines
      .filter((engine) => warmTimes(outcome, engine, false).length > 0)
      .flatMap((engine) =>
        classes.map((only) => [
          `${outcome.corpus}, ${engine.name}, ${only ?? 'all'}`,
          ...[false, true].flatMap((snippets) =>
            shares.map((share) => figure(percentile(warmTimes(outcome, engine, snippets, only), share), 2)),
          ),
          figure(
            median(
              outcome.warm
                .filter((search) => search.engine === engine.name && (only ?? search.class) === search.class)
                .map(({ total }) => total),
            ),
          ),
        ]),
      ),
  );
  const names = ['p50', 'p95', 'p99', 'max'];
  return { columns: [`first ${limit}, warm, ms`, ...names, ...names.map((name) => `snippets ${name}`), 'hits p50'], rows };
}

function coldFigures(): Table {
  const rows = outcomes.flatMap((outcome) =>
    engines.map((engine) => {
      const times = coldTimes(outcome, engine);
      return [`${outcome.corpus}, ${engine.name}`, figure(median(times)), figure(Math.min(...times)), figure(Math.max(...times))];
    }),
  );
  return { columns: ['as a process, ms', 'median', 'lowest', 'highest'], rows };
}

function ratios(): Table {
  const rows = outcomes.flatMap((outcome) =>
    engines.slice(1).map((engine) => {
      const warm = [false, true].flatMap((snippets) =>
        [0.5, 0.99].map((share) => {
          const [theirs, own] = [engine, ours].map((one) => warmTimes(outcome, one, snippets));
          return theirs && own && theirs.length > 0 ? ratio(percentile(theirs, share), percentile(own, share)) : '';
        }),
      );
      return [
        `${outcome.corpus}, ${engine.name} / paise2`,
        ...warm,
        ratio(median(coldTimes(outcome, engine)), median(coldTimes(outcome, ours))),
      ];
    }),
  );
  return { columns: ['ratio', 'p50', 'p99', 'snippets p50', 'snippets p99', 'as a process'], rows };
}
