import type { LogEntry } from '../diagnostics/log.ts';
import { jsonProblem } from './shape.ts';

/** What a worker may log: the rest is counted and left out, so that it costs neither memory nor time. */
const mostPerSecond = 200;
const longestMessage = 4096;
const detailBounds = { depth: 4, values: 100, characters: 16 * 1024 };

/** Passes entries on to the engine, as many and as long as make sense. */
export function createLogRelay(send: (entry: LogEntry) => Promise<void>): (entry: LogEntry) => void {
  let secondEndsAt = 0;
  let sent = 0;
  let dropped = 0;

  function pass(entry: LogEntry): void {
    // Where it cannot be sent, the engine is gone.
    send(entry).catch(() => {});
  }

  return (entry) => {
    const now = performance.now();
    if (now >= secondEndsAt) {
      if (dropped > 0)
        pass({ at: Date.now(), level: 'warn', plugin: entry.plugin, message: `${dropped} messages were left out: too many.` });
      secondEndsAt = now + 1000;
      sent = dropped = 0;
    }
    if (sent < mostPerSecond) {
      sent += 1;
      pass(bounded(entry));
    } else dropped += 1;
  };
}

/** Authors need not write in TypeScript, so the message may be anything. */
function bounded({ message, details, ...entry }: LogEntry): LogEntry {
  const text = typeof message === 'string' ? message : 'a message that is no text';
  const short = text.length <= longestMessage ? text : `${text.slice(0, longestMessage)}…`;
  if (details === undefined) return { ...entry, message: short };
  const problem = jsonProblem(details, detailBounds);
  return { ...entry, message: short, details: problem === undefined ? details : { leftOut: `the details: ${problem}` } };
}
