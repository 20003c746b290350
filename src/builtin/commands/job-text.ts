import type { JobRow } from '../../plugin/job.ts';
import { ago, counted, duration, localTime, place, shellWord } from './words.ts';

/** A job in one line, as far as its state does not say it. */
export function jobLine({ kind, key, attempts, crashes, lastFailure, updatedAt }: JobRow): string {
  const failure = lastFailure
    ? ` — ${lastFailure.code}: ${lastFailure.reason} (${counted(attempts + crashes, 'attempt')}, ${ago(updatedAt)})`
    : '';
  return `${kind} ${place(key)}${failure}`;
}

/** All that is known of a job, as rows of a table. */
export function jobRows(job: JobRow, now = Date.now()): readonly (readonly [name: string, text: string])[] {
  const { lastFailure: failure, readyAt } = job;
  return [
    ['job', `${job.id}, ${job.kind} for plugin ${job.plugin}`],
    ['about', place(job.key)],
    ['state', `${stateWords[job.state]}${readyAt === undefined ? '' : `, next attempt ${timeUntil(readyAt, now)}`}`],
    ['attempts', `${job.attempts} failed; its worker died ${counted(job.crashes, 'time')}`],
    ...job.skip.map((member) => ['passed over', `${member}: the worker died at it`] as const),
    ...(failure
      ? ([
          ['failure', `${failure.code}: ${failure.reason}`],
          ['blame', `${blameWords[failure.blame]}${failure.permanent ? '; it is not tried again by itself' : ''}`],
        ] as const)
      : []),
    ...(failure?.extension === undefined
      ? []
      : [['at work', `${failure.extension}${failure.version === undefined ? '' : ` version ${failure.version}`}`] as const]),
    ...(failure?.member === undefined ? [] : [['member', failure.member] as const]),
    ['made', `${localTime(job.createdAt)} (${ago(job.createdAt, now)})`],
    ['changed', `${localTime(job.updatedAt)} (${ago(job.updatedAt, now)})`],
    ['priority', String(job.priority ?? 100)],
    ['revision', job.revision],
    ['payload', JSON.stringify(job.payload)],
    ...remedies(job).map((command) => ['you can', command] as const),
  ];
}

const stateWords: Readonly<Record<JobRow['state'], string>> = {
  ready: 'ready, waits for a worker',
  waiting: 'waiting for another attempt',
  running: 'running',
  dead: 'dead, it failed for good',
};

const blameWords = {
  item: 'the item',
  worker: 'the item, for its worker died',
  plugin: 'the plugin; it does not count',
  environment: 'the machine; it does not count',
};

const timeUntil = (at: number, now: number): string => (at <= now ? 'now' : `in ${duration(at - now)} (${localTime(at)})`);

/** The commands that apply to a job. */
function remedies({ id, key, kind, state }: JobRow): readonly string[] {
  const about = kind === 'cleanup_cache' ? [] : [`paise2 explain ${shellWord(place(key))}`];
  if (state === 'running') return about;
  const again = state === 'ready' ? [] : [`paise2 jobs retry ${id}`];
  return [...about, ...again, `paise2 jobs discard ${id}`];
}
