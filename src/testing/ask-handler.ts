import { failureResponse } from '../core/http/refusals.ts';
import { safeHeaders } from '../core/http/response-headers.ts';
import type { Plugin } from '../plugin/define-plugin.ts';
import { recordingHttpHandlerHost, testOrigin, type HttpHandlerSettings } from './hosts/http-handler-host.ts';
import { extensionOf } from './hosts/plugin-parts.ts';

/** Asks a handler, and answers as the server would: with its headers, and with what is thrown as JSON. A text is a path with its query. */
export async function askHandler(
  plugin: Plugin,
  key: string,
  asked: string | Request,
  settings: HttpHandlerSettings = {},
): Promise<Response> {
  const request = typeof asked === 'string' ? new Request(`${testOrigin}${asked}`) : asked;
  const { host } = await recordingHttpHandlerHost(plugin, key, { signal: request.signal, ...settings });
  const response = await answerOf(() => extensionOf(plugin, 'httpHandlers', key).handle(host, request));
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers: safeHeaders(response.headers) });
}

async function answerOf(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    return failureResponse(error);
  }
}
