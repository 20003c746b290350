import { homedir } from 'node:os';
import { place } from '../../words.ts';

/** Where something is, with `~` for the home. */
export function shownPlace(url: string): string {
  const shown = place(url);
  return shown.startsWith(`${homedir()}/`) ? `~${shown.slice(homedir().length)}` : shown;
}
