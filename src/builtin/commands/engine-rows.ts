import type { EngineStatus } from '../../plugin/engine-status.ts';
import { watchingWords } from './engine-line.ts';
import { atMost, type Row } from './row.ts';
import { ago, bytes, counted, duration, grouped, place } from './words.ts';

/** A running engine: what it does, and everything that keeps it from it. */
export function engineRows(engine: EngineStatus, now = Date.now()): readonly Row[] {
  const { pid, startedAt, mode, activity, rate, current, memory, counts, workers, served } = engine;
  const how = mode === 'up' ? 'up' : 'at work';
  const pace = rate > 0 ? `, ${grouped(Math.round(rate))}/s` : '';
  return [
    ['engine', `${activity}${pace}, ${how} for ${duration(now - startedAt)} (process ${pid})`],
    ...(served === undefined ? [] : ([['  page', `${served} (\`paise2 open\` opens it)`]] as const)),
    ...(current === undefined ? [] : ([['  at', place(current)]] as const)),
    ...engine.holds.map(({ code, text, since }): Row => ['  held', `${code}, since ${ago(since, now)}: ${text}`, 'warning']),
    ...engine.breakers.map((breaker) => breakerRow(breaker, now)),
    ['  done', `${grouped(counts.done)} done, ${grouped(counts.failed)} failed since it started`],
    ['  memory', `${bytes(memory.all)} with ${counted(workers.length, 'worker')}`],
    ...failingRows(engine),
    ...watchRows(engine, now),
    ...scanRows(engine, now),
  ];
}

function breakerRow({ extension, reason, openedAt, nextProbeAt }: EngineStatus['breakers'][number], now: number): Row {
  const next = nextProbeAt > now ? `in ${duration(nextProbeAt - now)}` : 'now';
  return ['  failing', `${extension}, since ${ago(openedAt, now)}, one item is tried ${next}: ${reason.text}`, 'bad'];
}

/** Extensions that fail more often than they should. */
function failingRows({ extensions }: EngineStatus): readonly Row[] {
  return atMost(
    extensions
      .filter(({ failed }) => failed > 0)
      .toSorted((a, b) => b.failed - a.failed)
      .map(({ extension, done, failed }): Row => [
        '  failures',
        `${extension}: ${grouped(failed)} of ${grouped(done + failed)}`,
        'warning',
      ]),
    5,
  );
}

function watchRows({ watches }: EngineStatus, now: number): readonly Row[] {
  const blind = watches.filter(({ state }) => state === 'blind');
  return [
    ...(watches.length > 0 ? [['  watches', watchingWords(watches)] as const] : []),
    ...atMost(
      blind.map(({ url, reason, since }): Row => [
        '  not watched',
        `${place(url)}, since ${ago(since, now)}: ${reason?.text ?? ''}`,
        'warning',
      ]),
      5,
    ),
  ];
}

function scanRows({ scans }: EngineStatus, now: number): readonly Row[] {
  return scans.map(({ source, startedAt, tookMs, listed, problem }): Row => {
    const found = `${source} ${ago(startedAt, now)}, ${grouped(listed)} listed${tookMs === undefined ? '' : ` in ${duration(tookMs)}`}`;
    return problem === undefined ? ['  looked', found] : ['  looked', `${found}, not to the end: ${problem}`, 'bad'];
  });
}

/** What only who looks for a fault wants to know. */
export function engineDetails({ counts, workers, watches, memory, disk, extensions }: EngineStatus, now = Date.now()): readonly Row[] {
  const { workersDied, workersKilled, workersRecycled, stale, recovered, turns } = counts;
  return [
    ['workers', `${workersDied} died, ${workersKilled} were killed, ${workersRecycled} were replaced in the normal course`],
    ...workers.map(({ pid, role, startedAt, rssBytes, jobs, current }): Row => {
      const size = rssBytes === undefined ? '' : `, ${bytes(rssBytes)}`;
      const at = current === undefined ? '' : `, at ${place(current)}`;
      return ['  worker', `${pid ?? 'starting'}, for ${role}, ${duration(now - startedAt)} old${size}, ${counted(jobs, 'job')}${at}`];
    }),
    ...watches
      .filter(({ state }) => state === 'watching')
      .map(({ source, url, since }): Row => ['watching', `${place(url)} (${source}), since ${ago(since, now)}`]),
    ['memory', `${bytes(memory.engine)} of the engine, ${bytes(memory.all)} in all`],
    ...extensions.map(({ extension, done, failed, tookMs, slowestMs }): Row => {
      const each = duration(tookMs / Math.max(1, done + failed));
      return [
        '  extension',
        `${extension}: ${grouped(done)} done, ${grouped(failed)} failed, ${each} each, ${duration(slowestMs)} the slowest`,
      ];
    }),
    ...(disk ? [['disk', `${bytes(disk.freeBytes)} free; ${bytes(disk.floorBytes)} are left to others`] as const] : []),
    ['turns', `${grouped(turns)}; ${grouped(recovered)} jobs taken back from a dead engine, ${grouped(stale)} results came too late`],
  ];
}
