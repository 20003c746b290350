import type { LogRecord } from '../../plugin/engine-status.ts';
import { createLogAppender } from './log-appender.ts';
import { logLine } from './log-line.ts';
import { createRateCap } from './rate-cap.ts';

export interface LogFile {
  write(entry: LogRecord): void;
  close(): Promise<void>;
}

const flushAfterMs = 250;
/** Characters that wait while the disk is slow. More is dropped and counted. */
const mostWaiting = 1000 * 1000;

/**
 * The log of the engine that owns the data directory, to be read with `readLog`. Writing never blocks and never fails: what a full disk
 * does not take is dropped, and the log says so as soon as it can.
 */
export function openLogFile(dataDirectory: string): LogFile {
  const appender = createLogAppender(dataDirectory);
  const cap = createRateCap();
  let waiting: string[] = [];
  let waitingLength = 0;
  let dropped = 0;
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> | undefined;
  let closed = false;

  const add = (entry: LogRecord): void => {
    if (waitingLength > mostWaiting) dropped += 1;
    else {
      const line = logLine(entry);
      waiting.push(line);
      waitingLength += line.length;
    }
  };
  const take = (): readonly string[] => {
    const lines = waiting;
    waiting = [];
    waitingLength = 0;
    return lines;
  };

  async function flush(now: number): Promise<void> {
    for (const entry of cap.tell(now)) add(entry);
    const lost = dropped;
    if (lost > 0) add({ at: Date.now(), level: 'warn', plugin: 'paise2', message: `${lost} entries of the log could not be written.` });
    const lines = take();
    if (lines.length === 0) return;
    try {
      await appender.append(lines.join(''));
      dropped -= lost;
    } catch {
      // The note of what was lost before is among the lines, and is made again.
      dropped += lines.length - (lost > 0 ? 1 : 0);
    }
  }

  function schedule(): void {
    if (timer !== undefined || flushing || closed) return;
    timer = setTimeout(() => {
      timer = undefined;
      flushing = flush(performance.now()).finally(() => {
        flushing = undefined;
        if (waiting.length > 0 || cap.owes()) schedule();
      });
    }, flushAfterMs).unref();
  }

  /** `process.exit` and uncaught errors: what was said last is what one wants to read. */
  function flushAtExit(): void {
    const lines = take();
    if (lines.length > 0) appender.appendNow(lines.join(''));
  }

  process.on('exit', flushAtExit);
  return {
    write(entry) {
      if (closed) return;
      if (cap.admits(entry, performance.now())) add(entry);
      schedule();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await flushing;
      await flush(Number.POSITIVE_INFINITY);
      process.off('exit', flushAtExit);
      await appender.close();
    },
  };
}
