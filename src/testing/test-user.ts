import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Permissions do not hold for root, so tests of them run as somebody else, who must be able to reach this checkout. */
export const noOrdinaryUser = process.getuid?.() === 0 ? hindrance() : undefined;

function hindrance(): string | undefined {
  if (!existsSync('/usr/bin/setpriv')) return 'there is no setpriv to become an ordinary user with';
  for (let folder = resolve(import.meta.dirname); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o005) !== 0o005) return `${folder} may be entered by root only`;
    if (folder === dirname(folder)) return undefined;
  }
}
