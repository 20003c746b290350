import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { openOwnDoors } from './own-doors.ts';

/** Imports the file of a plugin: as it is now, though an earlier state of it was imported before. */
export async function importPlugin(entry: string): Promise<{ readonly default: unknown }> {
  openOwnDoors();
  const url = pathToFileURL(entry);
  url.searchParams.set('at', String(statSync(entry).mtimeMs));
  return (await import(url.href)) as { readonly default: unknown };
}
