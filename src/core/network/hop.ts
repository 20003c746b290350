import type { HttpRequest } from '../../plugin/hosts.ts';

/** One request of an exchange: the first, or one that a redirect asked for. */
export interface Hop {
  readonly url: URL;
  readonly method: NonNullable<HttpRequest['method']>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** The host that led here. */
  readonly from?: string;
}
