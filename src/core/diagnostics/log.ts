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
  /** From now on entries go to `sink`; those collected so far go first. */
  direct(sink: (entry: LogEntry) => void): void;
}

const replayed = 1000;

export function createLogger(): Logger {
  const early: LogEntry[] = [];
  let sink: ((entry: LogEntry) => void) | undefined;
  const write = (entry: LogEntry): void => {
    if (sink) sink(entry);
    else if (early.length < replayed) early.push(entry);
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
      for (const entry of early.splice(0)) next(entry);
    },
  };
}

/** Whether an entry of `level` is shown at `threshold`. */
export function isLogged(level: LogEntry['level'], threshold: LogLevel): boolean {
  return logLevels.indexOf(level) >= logLevels.indexOf(threshold);
}
