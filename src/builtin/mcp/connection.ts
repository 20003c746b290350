import type { Paise } from '../../plugin/paise.ts';
import type { McpOptions } from './options.ts';
import { createRate, type Rate } from './rate.ts';

/** What calls come through: one client over standard input and output, or all that come over HTTP. */
export interface Connection {
  readonly paise: Paise;
  readonly options: McpOptions;
  readonly transport: 'stdio' | 'http';
  readonly rate: Rate;
  /** Told of what is wrong with paise2, which is not for agents. */
  report(message: string): void;
}

export function createConnection(parts: Omit<Connection, 'rate'>): Connection {
  return { ...parts, rate: createRate() };
}
