import type { Log } from '../../plugin/hosts.ts';

/** What an extension wrote to the log. */
export interface LogMessage {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export function recordingLog(messages: LogMessage[]): Log {
  const at =
    (level: LogMessage['level']): Log['info'] =>
    (message, details) =>
      void messages.push({ level, message, ...(details && { details }) });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
