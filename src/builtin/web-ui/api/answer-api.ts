import type { HttpHandlerHost } from '../../../plugin/http-handler.ts';
import { app } from './app.ts';
import { sharedOf } from './shared.ts';

export async function answerApi(host: HttpHandlerHost, request: Request): Promise<Response> {
  return app.fetch(request, { host, shared: sharedOf(host.paise) });
}
