import { writeSync } from 'node:fs';
import { openOwnDoors } from '../../core/loading/own-doors.ts';
import { trialDescriptor, type TrialLine, type TrialTask } from '../../core/plugins/trial/trial-task.ts';
import { isPaiseError } from '../../plugin/errors.ts';
import { Mistaken } from './load-scenarios.ts';
import { suiteFor } from './suite-for.ts';

// The program that runs one suite: see core/plugins/trial/trial-process.ts.

/** Differences of what is long fill screens. */
const mostCharacters = 2000;

openOwnDoors();
// Whoever started this is gone: then nobody ends what was started here.
process.stdin.resume().on('end', () => process.kill(process.platform === 'win32' ? process.pid : 0, 'SIGKILL'));

const tell = (line: TrialLine): void => void writeSync(trialDescriptor, `${JSON.stringify(line)}\n`);

try {
  const { cases, notRun } = await suiteFor(JSON.parse(process.argv[2] ?? '') as TrialTask, (text) => tell({ type: 'remark', text }));
  for (const { name, reason } of notRun) tell({ type: 'not run', name, reason });
  tell({ type: 'plan', names: cases.map(({ name }) => name) });
  for (const { name, run } of cases) {
    tell({ type: 'begin', name });
    await run().then(
      () => tell({ type: 'passed' }),
      (error: unknown) => tell({ type: 'failed', message: messageOf(error) }),
    );
  }
  tell({ type: 'end' });
} catch (error) {
  if (!(error instanceof Mistaken)) throw error;
  tell({ type: 'mistaken', message: error.message });
}
// What a plugin left running keeps nobody waiting.
process.exit();

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  const said = `${isPaiseError(error) ? `${error.code}: ` : ''}${message}${cause === undefined ? '' : `: ${messageOf(cause)}`}`;
  return said.length > mostCharacters ? `${said.slice(0, mostCharacters)}…` : said;
}
