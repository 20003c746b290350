import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandHost } from '../../plugin/command.ts';
import type { Status } from '../../plugin/paise.ts';
import { engineLine } from './engine-line.ts';
import { counted } from './words.ts';

const pollMs = 150;
/** A file that was saved just now is noticed within this time. */
const calmPolls = 2;

/** Waits until all that changed is in the index, or nothing more can be expected; says so then. */
export async function waitForPending({ paise, output, signal }: Pick<CommandHost, 'paise' | 'output' | 'signal'>): Promise<void> {
  for (let calm = 0; calm < calmPolls && !signal.aborted;) {
    const status = await paise.status();
    const end = endOf(status);
    if (end !== undefined) {
      if (end !== '') output.note(end);
      return;
    }
    calm = isCalm(status) ? calm + 1 : 0;
    if (calm < calmPolls) {
      if (status.engine) output.progress(`waiting: ${engineLine(status.engine)}`);
      await sleep(pollMs);
    }
  }
  output.progress(undefined);
}

const isCalm = ({ engine, queue }: Status): boolean => engine?.activity === 'idle' && queue.byState.ready + queue.byState.running === 0;

/** Why waiting is of no use. Empty where it is not needed. */
function endOf({ engine, engineProblem, queue, freshness }: Status): string | undefined {
  const pending = counted(freshness.pending, 'job');
  if (engine?.activity === 'held') return `Not waiting for ${pending}: ${engine.holds[0]?.text ?? 'work is held'}`;
  if (queue.paused.some(({ plugin, kind }) => plugin === undefined && kind === undefined))
    return `Not waiting for ${pending}: indexing is paused.`;
  if (engine !== undefined) return undefined;
  if (engineProblem !== undefined) return `Not waiting: ${engineProblem}`;
  return freshness.pending === 0 ? '' : `Not waiting for ${pending}: no engine runs. \`paise2 index\` does them.`;
}
