import type { Host } from './hosts.ts';
import type { Paise } from './paise.ts';

/**
 * Answers HTTP requests for one part of paise2's own server: the page, the API, agents. The server runs beside the engine of `paise2 up`, in a
 * process of its own, and listens on this machine only. Before a handler is asked, the server has checked the host name (against DNS rebinding),
 * `Origin` and `Sec-Fetch-Site` (against other sites), who asks, and the size of the request; a strict `Content-Security-Policy` and
 * other headers are added to every response that does not have its own.
 * @since 0.1
 */
export interface HttpHandler<Options = unknown> {
  /**
   * It answers this path and all below: `/api/v1`. `/` answers what nobody else does. Of several that fit, the longest is asked. `/session` is
   * the server's own.
   */
  readonly path: string;
  /**
   * `known` (default): only requests of a browser that was let in, or with the key of this path, see {@link Paise.served}. `anyone`: also `GET`
   * and `HEAD` without, for files that hold nothing of the user's. `key`: only with the key, for programs that should reach nothing else.
   */
  readonly access?: 'known' | 'anyone' | 'key';
  /**
   * Whatever is thrown becomes a response of status 500 with the message of the error as JSON, `{"error": {"code", "message"}}`; a
   * {@link PaiseError} of code `USAGE` one of status 400. The signal of the request aborts when nobody waits for the answer any more.
   */
  handle(host: HttpHandlerHost<Options>, request: Request): Promise<Response>;
}

/** @since 0.1 */
export interface HttpHandlerHost<Options = unknown> extends Host<Options> {
  readonly paise: Paise;
  /** Address of the server without a path: `http://127.0.0.1:7247`. */
  readonly origin: string;
  /** Who asks: a browser with a session, a program with the key, or nobody that is known. */
  readonly visitor: 'browser' | 'program' | 'unknown';
  /** Folder with the plugin's own files, for those that it serves. */
  readonly folder: string;
}
