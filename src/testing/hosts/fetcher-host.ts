import type { Plugin } from '../../plugin/define-plugin.ts';
import type { ContentFetcherHost } from '../../plugin/hosts.ts';
import { recordingParts, type RunRecording, type RunSettings } from './recording-host.ts';

/** A host that writes down what a fetcher caches, remembers and asks of others. */
export async function recordingFetcherHost(
  plugin: Plugin,
  key: string,
  settings: RunSettings = {},
): Promise<{ readonly host: ContentFetcherHost; recorded(): RunRecording; bytesOf(cacheId: string): Uint8Array | undefined }> {
  const { host, bytes, recorded } = await recordingParts(plugin, key, settings);
  return { host: { ...host, cache: bytes.cache }, recorded, bytesOf: bytes.bytesOf };
}
