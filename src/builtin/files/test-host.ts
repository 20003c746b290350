import type { ContentFetcherHost, ContentSourceHost, PluginState } from '../../plugin/hosts.ts';
import { recordingFetcherHost } from '../../testing/hosts/fetcher-host.ts';
import { recordingSourceHost, type RecordedListing, type SourceSettings } from '../../testing/hosts/source-host.ts';
import files from './index.ts';
import type { FilesOptions } from './options.ts';

export interface RecordingHost extends ContentSourceHost<FilesOptions> {
  readonly listings: readonly RecordedListing[];
}

interface Settings extends Omit<SourceSettings, 'options'> {
  /** State that goes on from host to host. */
  readonly state?: PluginState;
}

/** A recording host for the source of this plugin. */
export async function recordingHost(given: Partial<FilesOptions> = {}, { state, ...settings }: Settings = {}): Promise<RecordingHost> {
  const { host, recorded } = await recordingSourceHost(files, 'directory', { ...settings, options: given });
  return {
    ...(host as ContentSourceHost<FilesOptions>),
    ...(state && { state }),
    get listings() {
      return recorded().listings;
    },
  };
}

/** The same for its fetcher. */
export const fetcherHost = async (): Promise<ContentFetcherHost> => (await recordingFetcherHost(files, 'file')).host;
