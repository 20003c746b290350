import type { Log } from '../../plugin/hosts.ts';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogEntry {
  readonly at: number;
  readonly level: Exclude<LogLevel, 'silent'>;
  /** Plugin that wrote it; `paise2` is the engine. */
  readonly plugin: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Collects what is logged before the configuration says where it goes, then passes it on. */
export interface Logger {
  write(entry: LogEntry): void;
  forPlugin(plugin: string): Log;
  /** Where entries go. */
  direct(sink: (entry: LogEntry) => void): void;
  /** The least important entries that are passed on. From now on nothing is collected; what was collected so far goes first. */
  showFrom(level: LogLevel): void;
}

const replayed = 1000;

export function createLogger(): Logger {
  const early: LogEntry[] = [];
  let sink: ((entry: LogEntry) => void) | undefined;
  let threshold: LogLevel | undefined;
  const write = (entry: LogEntry): void => {
    if (threshold === undefined) {
      if (early.length < replayed) early.push(entry);
    } else if (isLogged(entry.level, threshold)) sink?.(entry);
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
      for (const entry of early.splice(0)) write(entry);
    },
  };
}

const isLogged = (level: LogEntry['level'], threshold: LogLevel): boolean => logLevels.indexOf(level) >= logLevels.indexOf(threshold);
