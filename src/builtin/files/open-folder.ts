import { accessSync, constants, existsSync } from 'node:fs';
import type { ItemReason } from '../../plugin/item.ts';
import { childPath, readNames, systemPath } from './folder.ts';
import type { Folder, Name } from './folder.ts';
import { ignoreNames, readIgnoreFiles } from './ignore-files.ts';
import { failureReason, isMissing } from './reasons.ts';
import type { Exclusion, Selection } from './selection.ts';
import { readSmallFile } from './small-file.ts';

/** A folder whose names were read. */
export interface OpenFolder {
  readonly type: 'open';
  /** With its own ignore files. */
  readonly folder: Folder;
  readonly names: readonly Name[];
}

export type Opening =
  | OpenFolder
  | { readonly type: 'excluded'; readonly exclusion: Exclusion }
  | { readonly type: 'failed'; readonly reason: ItemReason };

/** Reads a folder. `undefined` when it is gone. */
export const openFolder = (selection: Selection, folder: Folder): Opening | undefined => open(selection, folder, readNames);

/** Opens a folder on the way to one name in it, without reading all the others: only those that have a say are among `names`. */
export const passFolder = (selection: Selection, folder: Folder): Opening | undefined => open(selection, folder, findRuleNames);

const tagName = 'CACHEDIR.TAG';

/** Names of files that decide over what else in their folder is listed. */
const ruleNames: readonly string[] = [...ignoreNames, tagName];

export const isRuleName = (name: Name): boolean => typeof name === 'string' && ruleNames.includes(name);

function findRuleNames(folder: Folder): readonly Name[] {
  accessSync(systemPath(folder), constants.R_OK);
  return ruleNames.filter((name) => existsSync(childPath(folder, name)));
}

function open(selection: Selection, folder: Folder, read: (folder: Folder) => readonly Name[]): Opening | undefined {
  try {
    const names = read(folder);
    if (selection.options.useDefaultExcludes && names.includes(tagName) && !folder.asked && isTaggedCache(folder)) return taggedCache;
    if (!selection.options.useIgnoreFiles) return { type: 'open', folder, names };
    return { type: 'open', folder: { ...folder, ignore: readIgnoreFiles(folder, names, selection.log) }, names };
  } catch (error) {
    return isMissing(error) ? undefined : { type: 'failed', reason: failureReason(error) };
  }
}

const taggedCache = {
  type: 'excluded',
  exclusion: { code: 'default-exclude', where: `default exclude ${tagName}` },
} as const satisfies Opening;

/** https://bford.info/cachedir/ */
function isTaggedCache(folder: Folder): boolean {
  try {
    return readSmallFile(childPath(folder, tagName), 64 * 1024).startsWith('Signature: 8a477f597d28d172789f06886806bc55');
  } catch {
    // A tag that cannot be read says nothing.
    return false;
  }
}
