import type { Plugin } from '../plugin/define-plugin.ts';
import type { SourceEntry } from '../plugin/hosts.ts';
import { extensionOf } from './hosts/plugin-parts.ts';
import { recordingSourceHost, type SourceRecording, type SourceSettings } from './hosts/source-host.ts';

/** What to list, and how requests are answered. */
export interface TestListing extends SourceSettings {
  /** URLs without trailing `/`. Absent: everything that the options name. */
  readonly scopes?: readonly string[];
}

export interface Listed extends SourceRecording {
  /** Those of all listings. */
  readonly entries: readonly SourceEntry[];
}

/** Has a source list, and records what. Rejects with what the source throws. For tests only. */
export async function runSource(plugin: Plugin, extension: string, request: TestListing = {}): Promise<Listed> {
  const source = extensionOf(plugin, 'contentSources', extension);
  const { host, recorded } = await recordingSourceHost(plugin, extension, request);
  await source.list(host, request.scopes ? { scopes: request.scopes } : {});
  const recording = recorded();
  return { ...recording, entries: recording.listings.flatMap(({ entries }) => entries) };
}
