import type { LogRecord } from '../../plugin/engine-status.ts';
import type { Log } from '../../plugin/hosts.ts';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type LogEntry = LogRecord;

/** Collects what is logged before the configuration says where it goes, then passes it on. */
export interface Logger {
  write(entry: LogEntry): void;
  forPlugin(plugin: string): Log;
  /** Where entries go. */
  direct(sink: (entry: LogEntry) => void): void;
  /** The least important entries that are passed on. From now on nothing is collected for it; what was collected so far goes first. */
  showFrom(level: LogLevel): void;
  /** Where entries of all levels go, whatever is passed on, and first what was logged so far. */
  recordTo(record: (entry: LogEntry) => void): void;
}

const replayed = 1000;

function collect(entries: LogEntry[], entry: LogEntry): void {
  if (entries.length < replayed) entries.push(entry);
}

export function createLogger(): Logger {
  const early: LogEntry[] = [];
  const unrecorded: LogEntry[] = [];
  let sink: ((entry: LogEntry) => void) | undefined;
  let record = (entry: LogEntry): void => collect(unrecorded, entry);
  let threshold: LogLevel | undefined;
  const pass = (entry: LogEntry): void => {
    if (threshold === undefined) collect(early, entry);
    else if (isLogged(entry.level, threshold)) sink?.(entry);
  };
  const write = (entry: LogEntry): void => {
    record(entry);
    pass(entry);
  };
  return {
    write,
    forPlugin(plugin) {
      const at =
        (level: LogEntry['level']) =>
        (message: string, details?: Readonly<Record<string, unknown>>): void =>
          write({ at: Date.now(), level, plugin, message, ...(details && { details }) });
      return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
    },
    direct(next) {
      sink = next;
    },
    showFrom(level) {
      threshold = level;
      for (const entry of early.splice(0)) pass(entry);
    },
    recordTo(next) {
      record = next;
      for (const entry of unrecorded.splice(0)) next(entry);
    },
  };
}

const isLogged = (level: LogEntry['level'], threshold: LogLevel): boolean => logLevels.indexOf(level) >= logLevels.indexOf(threshold);
