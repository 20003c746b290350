import type { Status } from '../../src/plugin/paise.ts';
import { counted, duration, grouped, sentence } from '../parts/words.ts';

/** How things stand, for a person who never heard of queues. */
export interface State {
  /** `held`: work waits for a person or the machine. `degraded`: a part does not work. `off`: nobody looks at changes. */
  readonly kind: 'good' | 'working' | 'held' | 'degraded' | 'off';
  readonly headline: string;
  /** More sentences, the most important first. */
  readonly more: readonly string[];
}

export function stateOf(status: Status): State {
  const { engine, engineProblem } = status;
  const faults = faultsOf(status);
  if (!engine)
    return {
      kind: 'off',
      headline: engineProblem === undefined ? 'Nothing is being indexed' : 'The engine does not answer',
      more: [
        ...(engineProblem === undefined ? [] : [sentence(engineProblem)]),
        'Searching works, over what is indexed already. New and changed files are not noticed until the engine runs.',
      ],
    };
  const holds = holdsOf(status);
  if (holds.length > 0) return { kind: 'held', headline: holdHeadline(status), more: [...holds, ...faults] };
  if (isWorking(status)) return { kind: 'working', headline: workHeadline(status), more: faults };
  if (faults.length > 0) return { kind: 'degraded', headline: 'A part does not work', more: faults };
  return { kind: 'good', headline: 'Everything is up to date', more: [watchSentence(engine)] };
}

const isWorking = ({ engine, queue: { byState } }: Status): boolean => engine?.activity !== 'idle' || byState.ready + byState.running > 0;

function workHeadline({ engine, queue: { byState } }: Status): string {
  const pending = byState.ready + byState.running;
  if (engine?.activity === 'listing') return pending > 0 ? 'Looking for files, and reading them' : 'Looking for files';
  return pending > 0 ? `Reading ${counted(pending, 'file')}` : 'Finishing';
}

const holdHeadline = ({ engine, queue }: Status): string => {
  const codes = new Set(engine?.holds.map(({ code }) => code));
  if (codes.has('disk')) return 'Waiting for room on the disk';
  if (codes.has('memory')) return 'Waiting for memory';
  if (codes.has('paused')) return 'Paused';
  if (codes.has('battery')) return 'Waiting for power';
  return queue.paused.some(({ plugin, kind }) => plugin === undefined && kind === undefined) ? 'Paused' : 'Paused in part';
};

/** Everything that holds work back. What a person paused is said even where the engine has not noticed yet. */
function holdsOf({ engine, queue }: Status): readonly string[] {
  const own = (engine?.holds ?? []).map(({ text }) => sentence(text));
  const isNoticed = engine?.holds.some(({ code }) => code === 'paused') ?? false;
  return queue.paused.length > 0 && !isNoticed ? [...own, 'You paused some of the work.'] : own;
}

/** What does not work. Items that could not be read are no fault of the installation. */
function faultsOf({ engine, plugins }: Status): readonly string[] {
  const blind = engine?.watches.filter(({ state }) => state === 'blind').length ?? 0;
  return [
    ...(engine?.breakers ?? []).map(
      ({ extension, reason }) => `${extension} fails at everything and is given a rest: ${sentence(reason.text)}`,
    ),
    ...(engine?.scans ?? []).flatMap(({ source, problem }) =>
      problem === undefined ? [] : [`${source} could not be listed to the end: ${sentence(problem)}`],
    ),
    ...(blind > 0 ? [`Changes in ${counted(blind, 'place')} are not noticed at once, only when it is looked through again.`] : []),
    ...plugins.filter(({ state }) => state === 'set aside').map(({ name }) => `The plugin ${name} was set aside.`),
  ];
}

function watchSentence({ watches, mode }: NonNullable<Status['engine']>): string {
  const watched = watches.filter(({ state }) => state === 'watching').length;
  if (mode === 'run') return 'The engine ends when its work is done.';
  return watched === 0 ? 'No folders are watched.' : `New and changed files are noticed at once in ${counted(watched, 'place')}.`;
}

/** What the engine counted since it started. */
export function doneSentence({ counts, startedAt }: NonNullable<Status['engine']>, now: number): string {
  const failed = counts.failed === 0 ? 'none failed' : `${grouped(counts.failed)} failed`;
  return `${counted(counts.done, 'item')} done in ${duration(now - startedAt)}, ${failed}.`;
}
