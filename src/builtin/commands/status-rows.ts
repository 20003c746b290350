import type { JobKind } from '../../plugin/job.ts';
import type { QueueSummary } from '../../plugin/job-queue-provider.ts';
import type { Status } from '../../plugin/paise.ts';
import { healthOf, healthStyles } from './health.ts';
import { resumption, workOf } from './paused-work.ts';
import { engineDetails, engineRows } from './engine-rows.ts';
import { atMost, type Row } from './row.ts';
import { ago, bytes, counted, duration, grouped } from './words.ts';

/** The status as a table: on one screen where all is well, or complete. */
export function statusRows(status: Status, verbose: boolean, now = Date.now()): readonly Row[] {
  const health = healthOf(status);
  const { engine, engineProblem } = status;
  return [
    ['health', `${health.state}: ${health.text}`, healthStyles[health.state]],
    ...storageRows(status, verbose, now),
    ...queueRows(status.queue, verbose, now),
    ...(engine ? engineRows(engine, now) : [['engine', engineProblem ?? 'none runs; `paise2 up` starts one'] as const]),
    ...(engine && verbose ? engineDetails(engine, now) : []),
    ...installationRows(status, verbose),
  ];
}

function storageRows({ storage }: Status, verbose: boolean, now: number): readonly Row[] {
  const reasons = storage.byReason.map(({ status, code, count }): Row => [`  ${status}`, `${grouped(count)} ${code}`]);
  return [
    ['items', `${counted(storage.items, 'item')} from ${counted(storage.sourceUrls, 'source URL')}`],
    ['indexed', storage.writtenAt === undefined ? 'never' : ago(storage.writtenAt, now)],
    ['size', `${bytes(storage.sizeBytes)} for ${bytes(storage.textBytes)} of text`],
    ...(verbose ? reasons : atMost(reasons, 6)),
  ];
}

function queueRows({ byState, byKind, failures, oldestAt, paused }: QueueSummary, verbose: boolean, now: number): readonly Row[] {
  const failed = failures.map(({ code, plugin, jobs }): Row => {
    const by = plugin === undefined ? '' : ` (${plugin})`;
    return ['  failed', `${grouped(jobs)} ${code}${by}: \`paise2 jobs retry --reason ${code}\` tries again`];
  });
  const kinds = Object.entries(byKind) as [JobKind, QueueSummary['byState']][];
  return [
    ['jobs', stateCounts(byState)],
    ...(verbose ? kinds.map(([kind, states]): Row => [`  ${kind}`, stateCounts(states)]) : []),
    ...(oldestAt === undefined ? [] : [['  oldest', `${duration(now - oldestAt)} old`] as const]),
    ...(verbose ? failed : atMost(failed, 6)),
    ...paused.map((pause): Row => {
      const why = pause.reason === undefined ? '' : ` (${pause.reason})`;
      return ['  paused', `${workOf(pause)} since ${ago(pause.since, now)}${why}: \`${resumption(pause)}\` goes on`, 'warning'];
    }),
  ];
}

const stateCounts = ({ ready, waiting, running, dead }: QueueSummary['byState']): string =>
  `${grouped(ready)} ready, ${grouped(waiting)} waiting, ${grouped(running)} running, ${grouped(dead)} failed for good`;

function installationRows({ profile, dataDirectory, configurationFile, plugins, startup }: Status, verbose: boolean): readonly Row[] {
  return [
    ['profile', profile],
    ['data', dataDirectory],
    ['configuration', configurationFile],
    ['plugins', `${counted(plugins.filter(({ state }) => state === 'enabled').length, 'plugin')} enabled`],
    ...plugins
      .filter(({ state }) => state === 'set aside')
      .map(({ name, problem }): Row => ['  set aside', `${name}: ${problem ?? ''}`, 'bad']),
    ...(verbose ? startup.map(({ name, tookMs }): Row => ['startup', `${name} ${duration(tookMs)}`]) : []),
  ];
}
