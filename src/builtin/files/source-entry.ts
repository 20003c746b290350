import type { Stats } from 'node:fs';
import type { SourceEntry } from '../../plugin/hosts.ts';
import type { Fingerprint } from '../../plugin/item.ts';
import type { Selection } from './selection.ts';

/** Without the number of the device, which is another one after the next start of the machine. */
export const fingerprintOf = (stats: Stats): Fingerprint => `${stats.ino}:${stats.size}:${stats.mtimeMs} ${stats.ctimeMs}`;

export const modifiedAt = (stats: Stats): number => Math.floor(stats.mtimeMs);

export function sourceEntry(url: string, stats: Stats, nameOnly: SourceEntry['nameOnly']): SourceEntry {
  const entry = { url, fingerprint: fingerprintOf(stats), size: stats.size, modifiedAt: modifiedAt(stats) };
  return nameOnly === undefined ? entry : { ...entry, nameOnly };
}

/** Why the content of a file is not to be fetched. */
export function nameOnlyReason(selection: Selection, stats: Stats, secret: boolean): SourceEntry['nameOnly'] {
  if (!stats.isFile()) return notAFile;
  if (secret) return heldBack;
  if (stats.size <= selection.maxFileSize) return undefined;
  return {
    status: 'skipped',
    code: 'too-large',
    text: `It is larger than ${selection.options.maxFileSize} (option maxFileSize of the plugin files).`,
  };
}

const notAFile = { status: 'skipped', code: 'not-a-file', text: 'It is a pipe, socket or device, not a file.' } as const;
const heldBack = { status: 'skipped', code: 'secret', text: 'By its name it holds secrets, so its content is not indexed.' } as const;
