import { statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { encodePath } from '../../plugin/file-url.ts';
import type { SourceEntry } from '../../plugin/hosts.ts';
import type { ItemReason } from '../../plugin/item.ts';
import { childPath, childPlace, look, nameText } from './folder.ts';
import type { Folder, Name } from './folder.ts';
import { failureReason, isLoop, isMissing } from './reasons.ts';
import { allowsSecrets, exclusionOf, identity, secretRule } from './selection.ts';
import type { Exclusion, Selection } from './selection.ts';
import { nameOnlyReason, sourceEntry } from './source-entry.ts';

/** What a path turned out to be. `undefined` in its place: nothing is there (any more). */
export type Finding =
  | { readonly type: 'file'; readonly entry: SourceEntry }
  | FoundFolder
  | { readonly type: 'excluded'; readonly exclusion: Exclusion }
  | { readonly type: 'failed'; readonly reason: ItemReason };

export interface FoundFolder {
  readonly type: 'folder';
  readonly folder: Folder;
  readonly stats: Stats;
  readonly throughLink: boolean;
}

/** Decides about one name in a folder. Listing and explaining both ask here, so that they cannot disagree. */
export function examine(selection: Selection, folder: Folder, name: Name): Finding | undefined {
  try {
    const stats = look(childPath(folder, name));
    if (stats === undefined) return undefined;
    return stats.isSymbolicLink()
      ? examineLink(selection, folder, name)
      : examineTarget(selection, folder, { name, stats, throughLink: false });
  } catch (error) {
    return isMissing(error) ? undefined : { type: 'failed', reason: failureReason(error) };
  }
}

interface Target {
  readonly name: Name;
  readonly stats: Stats;
  readonly throughLink: boolean;
}

function examineLink(selection: Selection, folder: Folder, name: Name): Finding {
  if (!selection.options.followSymlinks) return link;
  try {
    const stats = statSync(childPath(folder, name));
    // Content is opened without following links, so a linked file could not be read at this place.
    return stats.isDirectory() ? examineTarget(selection, folder, { name, stats, throughLink: true }) : linkToFile;
  } catch (error) {
    return isMissing(error) || isLoop(error) ? linkToNothing : unreadableTarget;
  }
}

function examineTarget(selection: Selection, folder: Folder, target: Target): Finding {
  const { name, stats } = target;
  const text = nameText(name);
  const subject = { name: text, path: folder.path + text, directory: stats.isDirectory() };
  const secret = folder.secretsAllowed ? undefined : secretRule(selection, subject, stats.size);
  const exclusion =
    exclusionOf(selection, folder, subject, secret) ?? (subject.directory ? placeExclusion(selection, folder, stats) : undefined);
  if (exclusion !== undefined) return { type: 'excluded', exclusion };
  if (!subject.directory) {
    const nameOnly = nameOnlyReason(selection, stats, secret !== undefined);
    return { type: 'file', entry: sourceEntry(folder.url + encodePath(name), stats, nameOnly) };
  }
  const secretsAllowed = folder.secretsAllowed || allowsSecrets(selection, subject);
  const child = { ...folder, ...childPlace(folder, name), device: stats.dev, secretsAllowed, asked: false };
  return { type: 'folder', folder: child, stats, throughLink: target.throughLink };
}

/** The rule that leaves out any file of this name, whether there is one or not. */
export function exclusionOfName(selection: Selection, folder: Folder, name: Name): Exclusion | undefined {
  const text = nameText(name);
  const subject = { name: text, path: folder.path + text, directory: false };
  return exclusionOf(selection, folder, subject, folder.secretsAllowed ? undefined : secretRule(selection, subject));
}

function placeExclusion(selection: Selection, folder: Folder, stats: Stats): Exclusion | undefined {
  if (selection.ownDirectories.has(identity(stats))) return ownData;
  return selection.options.oneFileSystem && stats.dev !== folder.device ? otherFileSystem : undefined;
}

export const ownData: Exclusion = { code: 'own-data', where: 'data of paise2' };
const otherFileSystem: Exclusion = { code: 'other-file-system', where: 'files.oneFileSystem' };
const link = { type: 'excluded', exclusion: { code: 'symlink', where: 'files.followSymlinks' } } as const satisfies Finding;
export const linkToFile = { type: 'excluded', exclusion: { code: 'symlink', where: 'link to a file' } } as const satisfies Finding;
const linkToNothing = { type: 'excluded', exclusion: { code: 'symlink', where: 'link to nothing' } } as const satisfies Finding;
const unreadableTarget = {
  type: 'failed',
  reason: { code: 'link-target', text: 'It is a link to something that cannot be looked at.' },
} as const satisfies Finding;
