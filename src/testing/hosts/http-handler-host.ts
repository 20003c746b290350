import type { Plugin } from '../../plugin/define-plugin.ts';
import type { HttpHandlerHost } from '../../plugin/http-handler.ts';
import { onlyThese, type PaiseAnswers } from './given-paise.ts';
import { baseHost, type HostSettings } from './recording-host.ts';
import type { LogMessage } from './recording-log.ts';

export interface HttpHandlerSettings extends HostSettings {
  /** What the handler uses of paise2, or a whole one: that of `testPaise`. The rest of it throws. */
  readonly paise?: PaiseAnswers;
  /** Default `browser`. */
  readonly visitor?: HttpHandlerHost['visitor'];
  /** Where the plugin's files are. Default: the working directory. */
  readonly folder?: string;
}

export const testOrigin = 'http://127.0.0.1:7247';

/** A host for handlers, as the server makes one for each request. */
export async function recordingHttpHandlerHost(
  plugin: Plugin,
  key: string,
  settings: HttpHandlerSettings = {},
): Promise<{ readonly host: HttpHandlerHost; readonly log: readonly LogMessage[] }> {
  const { host, log } = await baseHost(plugin, key, settings);
  const { paise = {}, visitor = 'browser', folder = process.cwd() } = settings;
  return { host: { ...host, paise: onlyThese(paise, 'handler'), origin: testOrigin, visitor, folder }, log };
}
