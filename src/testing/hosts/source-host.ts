import { checkArgument } from '../../core/workers/check-messages.ts';
import type { Plugin } from '../../plugin/define-plugin.ts';
import type { ContentSourceHost, Listing, SourceEntry } from '../../plugin/hosts.ts';
import type { ItemReason } from '../../plugin/item.ts';
import { configurationOf, recordingParts, type RunRecording, type RunSettings } from './recording-host.ts';

export interface SourceSettings extends RunSettings {
  /** The options of the run before: the source is told what has changed since. */
  readonly optionsBefore?: unknown;
  /** Directories of paise2 itself, never to be listed. */
  readonly ownDirectories?: readonly string[];
}

/** What became of one listing. */
export interface RecordedListing {
  readonly scope: string;
  readonly entries: readonly SourceEntry[];
  /** What could not be listed and stays as it is. */
  readonly kept: readonly { readonly url: string; readonly reason: ItemReason }[];
  /** What was left out by rule: counts by code. */
  readonly excluded: Readonly<Record<string, number>>;
  /** What was not mentioned is removed only where it is complete. */
  readonly completed: boolean;
}

export interface SourceRecording extends RunRecording {
  readonly listings: readonly RecordedListing[];
}

/** A host that writes down what a source lists. */
export async function recordingSourceHost(
  plugin: Plugin,
  key: string,
  settings: SourceSettings = {},
): Promise<{ readonly host: ContentSourceHost; recorded(): SourceRecording }> {
  const { host, recorded } = await recordingParts(plugin, key, settings);
  const listings: Draft[] = [];
  return {
    host: {
      ...host,
      configuration: await configurationOf(plugin, host.options, settings.optionsBefore),
      ownDirectories: settings.ownDirectories ?? [],
      async openListing(scope) {
        checkArgument('openListing', { source: host.extension, scope });
        const open = listings.find(({ completed }) => !completed);
        if (open) throw new Error(`${scope} is listed while ${open.scope} is: listings of a source must not overlap in time.`);
        const draft: Draft = { scope, entries: [], kept: [], excluded: {}, completed: false };
        listings.push(draft);
        return recordingListing(draft);
      },
    },
    recorded: () => ({ ...recorded(), listings: listings.map((draft) => ({ ...draft })) }),
  };
}

interface Draft extends RecordedListing {
  readonly entries: SourceEntry[];
  readonly kept: { readonly url: string; readonly reason: ItemReason }[];
  readonly excluded: Record<string, number>;
  completed: boolean;
}

function recordingListing(draft: Draft): Listing {
  const listing = 0;
  const requireOpen = (): void => {
    if (draft.completed) throw new Error(`The listing of ${draft.scope} is complete already.`);
  };
  return {
    async add(entries) {
      requireOpen();
      checkArgument('addToListing', { listing, entries });
      draft.entries.push(...structuredClone(entries));
    },
    async keep(url, reason) {
      requireOpen();
      checkArgument('keepInListing', { listing, url, reason });
      draft.kept.push({ url, reason: { ...reason } });
    },
    async exclude(code, count) {
      requireOpen();
      checkArgument('excludeFromListing', { listing, code, count });
      draft.excluded[code] = (draft.excluded[code] ?? 0) + count;
    },
    async complete() {
      requireOpen();
      draft.completed = true;
    },
  };
}
