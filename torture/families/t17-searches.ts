import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../../bench/support/statistics.ts';
import type { Status } from '../../src/plugin/paise.ts';
import { createCorpus, fill, type Corpus } from '../support/corpus.ts';
import type { Family, Torture } from '../support/family.ts';
import { inParallel } from '../support/in-parallel.ts';
import type { Place } from '../support/place.ts';
import { isAlive } from '../support/processes.ts';
import { queryTexts } from '../support/query-texts.ts';
import { startServer, type Served } from '../support/server.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';

/** Queries that are dear, endless or nonsense, many at once, while files come in: each is answered or refused in time, and the work goes on. */
export const searches: Family = {
  id: 'T17',
  title: 'costly searches while indexing',
  async run(torture) {
    const place = torture.place();
    const corpus = createCorpus();
    fill(corpus, place, torture.repeat(300, 5000, 20_000));
    const served = await startServer(place);
    const stop = new AbortController();
    const loading = load(torture, { place, corpus, signal: stop.signal });
    const before = await turns(served);
    const texts = [...costly(), ...fc.sample(queryTexts, { numRuns: torture.repeat(300, 20_000, 100_000), seed: torture.seed })];
    await ask(torture, place, { served, texts });
    stop.abort();
    await loading;
    if ((await turns(served)) <= before) torture.violation(place, 'R8', 'nothing was written to the index while searches went on');
    if (!isAlive(served.engine.pid)) torture.violation(place, 'R1', 'the engine ended');
    await served.stop();
    await settleAndCheck(torture, place, corpus);
  },
};

/** The budget of a search through the API, and what a busy machine may add. */
const deadlineMs = 3000 + 4000;
const atOnce = 50;

const many = (count: number, piece: (at: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, at) => piece(at)).join(between);

function costly(): readonly string[] {
  return [
    many(1200, (at) => `w${at}`, ' OR '),
    many(1000, (at) => `${'abcdefghijklmnopqrstuvwxyz'[at % 26]}*`),
    many(26, (at) => `${'abcdefghijklmnopqrstuvwxyz'[at]}*`, ' OR '),
    many(300, () => '*o*'),
    many(500, () => 'the quick'),
    `"${many(1000, () => 'the')}"`,
    `${'('.repeat(4000)}fox${')'.repeat(4000)}`,
    many(900, () => 'NEAR/9 fox'),
    '-the',
    'sort:size the OR fox',
    // Longer than a URL may be.
    'x'.repeat(9000),
    'x '.repeat(500_000),
  ];
}

/** Answers, and refusals that tell why. */
const honest = new Set([200, 400, 413, 414, 422, 431, 503]);

async function ask(
  torture: Torture,
  place: Place,
  { served, texts }: { readonly served: Served; readonly texts: readonly string[] },
): Promise<void> {
  const took: number[] = [];
  await inParallel(texts, atOnce, async (text) => {
    torture.count('runs');
    const begun = performance.now();
    const parameters = new URLSearchParams({ q: text.toWellFormed(), limit: '20', facets: 'type,folder' });
    const status = await served.get(`/api/v1/search?${parameters.toString()}`).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      // A request line that is too long may end the connection before it was sent.
      (error: unknown) => (text.length > 8000 ? 414 : `no answer: ${String(error)}`),
    );
    const ms = performance.now() - begun;
    took.push(ms);
    if (typeof status === 'string' || !honest.has(status))
      torture.violation(place, 'R8', `${status} for ${JSON.stringify(text.slice(0, 200))}`);
    if (ms > deadlineMs) torture.violation(place, 'R8', `${Math.round(ms)} ms for ${JSON.stringify(text.slice(0, 200))}`);
  });
  torture.note(
    `${texts.length} searches, ${atOnce} at once: p50 ${Math.round(percentile(took, 0.5))} ms, p99 ${Math.round(percentile(took, 0.99))} ms, at most ${Math.round(Math.max(...took))} ms`,
  );
}

interface Loading {
  readonly place: Place;
  readonly corpus: Corpus;
  readonly signal: AbortSignal;
}

/** More files, until it is told to end. */
async function load(torture: Torture, { place, corpus, signal }: Loading): Promise<void> {
  for (let round = 0; !signal.aborted && round < 200; round += 1) {
    fill(corpus, { ...place, files: `${place.files}/more-${round}` }, torture.repeat(30, 100, 100));
    await sleep(300, undefined, { signal }).catch(() => {});
  }
}

async function turns(served: Served): Promise<number> {
  const status = (await (await served.get('/api/v1/status')).json()) as Status;
  return status.engine?.counts.turns ?? 0;
}
