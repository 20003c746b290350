import type { TextStyle } from '../../plugin/command.ts';
import type { Status } from '../../plugin/paise.ts';
import { watchingWords } from './engine-line.ts';
import { counted } from './words.ts';

/** How things stand, in a word and a sentence. */
export interface Health {
  /** `degraded`: a part does not work. `held`: work waits for a person or the machine. */
  readonly state: 'good' | 'working' | 'held' | 'degraded';
  readonly text: string;
}

export const healthStyles: Readonly<Record<Health['state'], TextStyle>> = {
  good: 'good',
  working: 'good',
  held: 'warning',
  degraded: 'bad',
};

export function healthOf(status: Status): Health {
  const faults = faultsOf(status);
  if (faults.length > 0) return { state: 'degraded', text: faults.join('; ') };
  const { engine, queue } = status;
  const holds = [
    ...(engine?.holds ?? []).map(({ text }) => text.replace(/\.$/, '')),
    ...(queue.paused.length > 0 && !engine?.holds.some(({ code }) => code === 'paused') ? ['some work is paused'] : []),
  ];
  if (holds.length > 0) return { state: 'held', text: holds.join('; ') };
  const pending = queue.byState.ready + queue.byState.waiting + queue.byState.running;
  if (engine && (engine.activity !== 'idle' || queue.byState.ready + queue.byState.running > 0))
    return {
      state: 'working',
      text: `${engine.activity === 'idle' ? 'about to begin' : engine.activity}, ${counted(pending, 'job')} pending`,
    };
  if (engine) return { state: 'good', text: `up to date, ${watchingWords(engine.watches)}` };
  const todo = pending > 0 ? `${counted(pending, 'job')} pending for the next \`paise2 index\`` : 'nothing is pending';
  return { state: 'good', text: `${todo}; no engine runs` };
}

/** What does not work. Items that could not be read are no fault of the installation. */
function faultsOf({ engine, engineProblem, plugins }: Status): readonly string[] {
  const blind = engine?.watches.filter(({ state }) => state === 'blind').length ?? 0;
  const failing = engine?.scans.filter(({ problem }) => problem !== undefined) ?? [];
  const aside = plugins.filter(({ state }) => state === 'set aside');
  return [
    ...(engineProblem === undefined ? [] : [engineProblem.replace(/\.$/, '')]),
    ...(engine?.breakers ?? []).map(({ extension }) => `${extension} fails at everything`),
    ...failing.map(({ source }) => `${source} could not be listed to the end`),
    ...(blind > 0 ? [`${counted(blind, 'place')} not watched`] : []),
    ...aside.map(({ name }) => `plugin ${name} was set aside`),
  ];
}
