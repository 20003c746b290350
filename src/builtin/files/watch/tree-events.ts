import { relative, sep } from 'node:path';
import { encodePath, urlName } from '../../../plugin/file-url.ts';
import { isRuleName } from '../open-folder.ts';
import { placeOf } from '../place.ts';
import type { Scope } from '../place.ts';
import { exclusionOf, secretRule } from '../selection.ts';
import type { FolderRules, Selection } from '../selection.ts';

interface WatchedTree {
  readonly root: Scope;
  /** Real path of the root. */
  readonly top: string;
}

/** What is to be listed after something happened at a path. `undefined` where the names on the way to it say that nothing of it is listed. */
export function scopeOfEvent(selection: Selection, { root, top }: WatchedTree, path: string): Scope | undefined {
  const names = relative(top, path).split(sep);
  if (names[0] === '' || names[0] === '..') return root;
  // Such a name is not known to the byte, but the folder that it is in is.
  const odd = names.findIndex((name) => name.includes('\uFFFD'));
  const known = odd < 0 ? names : names.slice(0, odd);
  if (isLeftOut(selection, root, known)) return undefined;
  const end = odd < 0 && isRuleName(known.at(-1) ?? '') ? known.slice(0, -1) : known;
  return [root, ...end.map((name) => encodePath(name))].join('/');
}

/** Ignore files are not looked at: that would cost more than a listing that finds nothing. */
function isLeftOut(selection: Selection, root: Scope, names: readonly string[]): boolean {
  const rules: FolderRules = { ignore: undefined, indexHidden: selection.options.hidden === 'index' || urlName(root).startsWith('.') };
  const { path } = placeOf(root);
  const isOut = (index: number, directory: boolean): boolean => {
    const subject = { name: names[index] ?? '', path: path + names.slice(0, index + 1).join('/'), directory };
    return exclusionOf(selection, rules, subject, directory ? undefined : secretRule(selection, subject)) !== undefined;
  };
  const last = names.length - 1;
  if (names.slice(0, -1).some((_, index) => isOut(index, true))) return true;
  // What is or was there may be either.
  return last >= 0 && !isRuleName(names[last] ?? '') && isOut(last, true) && isOut(last, false);
}
