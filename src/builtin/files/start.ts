import { existsSync, lstatSync, statSync } from 'node:fs';
import { urlName } from '../../plugin/file-url.ts';
import { linkToFile, examine, ownData } from './examine.ts';
import type { Finding } from './examine.ts';
import { childPath } from './folder.ts';
import type { Place } from './folder.ts';
import { ignoreNames, readIgnoreFiles } from './ignore-files.ts';
import { passFolder } from './open-folder.ts';
import type { IgnoreFrame } from './patterns/ignore-frame.ts';
import type { Subject } from './patterns/rules.ts';
import { namesBetween, pathOf, placeOf, scopesAbove } from './place.ts';
import type { Scope } from './place.ts';
import { failureReason, isMissing } from './reasons.ts';
import { allowsSecrets, identity, secretRule } from './selection.ts';
import type { Exclusion, Selection } from './selection.ts';
import { nameOnlyReason, sourceEntry } from './source-entry.ts';

/**
 * Looks at what a person named: a root, or a scope that is in no root. Being named, it counts even where it is hidden, ignored, a link
 * to a folder or of an excluded name; but not where it is secret or paise2's own.
 */
export function examineStart(selection: Selection, scope: Scope): Finding | undefined {
  try {
    const stats = statSync(pathOf(scope));
    const above = scopesAbove(scope);
    const folders = (stats.isDirectory() ? [...above, scope] : above).map(folderSubject);
    const secretsAllowed = folders.some((subject) => allowsSecrets(selection, subject));
    const exclusion = isOwn(selection, [...above, scope]) ? ownData : secretsAllowed ? undefined : firstSecret(selection, folders);
    if (exclusion !== undefined) return { type: 'excluded', exclusion };
    if (!stats.isDirectory()) return startFile(selection, scope, secretsAllowed);
    const folder = {
      ...placeOf(scope),
      device: stats.dev,
      ignore: selection.options.useIgnoreFiles ? ignoreFilesAbove(selection, above) : undefined,
      indexHidden: selection.options.hidden === 'index' || urlName(scope).startsWith('.'),
      secretsAllowed,
      asked: true,
    };
    return { type: 'folder', folder, stats, throughLink: false };
  } catch (error) {
    return isMissing(error) ? undefined : { type: 'failed', reason: failureReason(error) };
  }
}

/** Goes from a root down to what is in it, by the rules that a walk obeys. */
export function examineBelow(selection: Selection, root: Scope, scope: Scope): Finding | undefined {
  let finding = examineStart(selection, root);
  for (const name of scope === root ? [] : namesBetween(root, scope)) {
    if (finding?.type === 'file') return undefined;
    if (finding?.type !== 'folder') return finding;
    const opening = passFolder(selection, finding.folder);
    if (opening?.type !== 'open') return opening;
    finding = examine(selection, opening.folder, name);
  }
  return finding;
}

function startFile(selection: Selection, scope: Scope, secretsAllowed: boolean): Finding {
  const stats = lstatSync(pathOf(scope));
  if (stats.isSymbolicLink()) return linkToFile;
  const subject: Subject = { ...folderSubject(scope), directory: false };
  const secret = secretsAllowed ? undefined : secretRule(selection, subject, stats.size);
  return { type: 'file', entry: sourceEntry(scope, stats, nameOnlyReason(selection, stats, secret !== undefined)) };
}

const folderSubject = (scope: Scope): Subject => ({ name: urlName(scope), path: placeOf(scope).path.slice(0, -1), directory: true });

function firstSecret(selection: Selection, folders: readonly Subject[]): Exclusion | undefined {
  return folders.map((subject) => secretRule(selection, subject)).find((rule) => rule !== undefined);
}

function isOwn(selection: Selection, scopes: readonly Scope[]): boolean {
  return scopes.some((scope) => {
    const stats = statSync(pathOf(scope), { throwIfNoEntry: false });
    return stats !== undefined && selection.ownDirectories.has(identity(stats));
  });
}

/** The ignore files of the Git work tree that the folder lies in. */
function ignoreFilesAbove(selection: Selection, above: readonly Scope[]): IgnoreFrame | undefined {
  const places = above.map(placeOf);
  const top = places.findLastIndex((place) => existsSync(childPath(place, '.git')));
  const read = (ignore: IgnoreFrame | undefined, place: Place): IgnoreFrame | undefined =>
    readIgnoreFiles(
      { ...place, ignore },
      ignoreNames.filter((name) => existsSync(childPath(place, name))),
      selection.log,
    );
  return top < 0 ? undefined : places.slice(top).reduce<IgnoreFrame | undefined>(read, undefined);
}
