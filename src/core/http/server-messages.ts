import type { LogEntry } from '../diagnostics/log.ts';
import type { StartRequest } from '../system.ts';

/** What the process of the server must know to start: the same paise2 as the engine. */
export interface ServerSetup extends Pick<StartRequest, 'configDirectory' | 'dataDirectory' | 'profile' | 'strict' | 'logLevel'> {
  readonly port: number;
  /** Where the port cannot be had: any other, or none at all. */
  readonly otherwise: 'any' | 'none';
}

/** What the engine asks of the server. */
export interface ServerAsks {
  readonly serve: { readonly argument: ServerSetup; readonly answer: { readonly origin: string } };
  /** The configuration or a plugin is another one. */
  readonly renew: { readonly argument: undefined; readonly answer: void };
  /** Whether it does anything else than to work on one thing for ever. */
  readonly ping: { readonly argument: undefined; readonly answer: void };
  readonly end: { readonly argument: undefined; readonly answer: void };
}

/** Goes to the engine's log. */
export interface ServerNotice {
  readonly entry: LogEntry;
}
