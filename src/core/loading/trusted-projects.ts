import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRecord, writeRecord } from './record.ts';

/** Folders whose plugins a person agreed to, each with the digests of their files as they were then. */
type Trust = Readonly<Record<string, Readonly<Record<string, string>>>>;

const recordIn = (dataDirectory: string): string => join(dataDirectory, 'plugins', 'trusted.json');
const readTrust = (dataDirectory: string): Trust => readRecord(recordIn(dataDirectory)) as Trust;

export interface TrustedProject {
  readonly folder: string;
  /** Why one of its files is not used. */
  problemOf(file: string): string | undefined;
}

export function trustedProjects(dataDirectory: string): readonly TrustedProject[] {
  return Object.entries(readTrust(dataDirectory)).map(([folder, digests]) => ({
    folder,
    problemOf(file) {
      try {
        if (digests[file] === digestOf(file)) return undefined;
      } catch (error) {
        return `It cannot be read: ${(error as Error).message}.`;
      }
      const change = digests[file] === undefined ? 'appeared' : 'was changed';
      return `It ${change} after you trusted ${folder}. Look at it, and run \`paise2 trust ${folder}\` again.`;
    },
  }));
}

/** Remembers these files as they are now. */
export function trustProject(dataDirectory: string, folder: string, files: readonly string[]): void {
  const trusted = {
    ...readTrust(dataDirectory),
    [folder]: Object.fromEntries(files.map((file) => [file, digestOf(file)])),
  };
  writeRecord(recordIn(dataDirectory), trusted);
}

/** Whether it was trusted. */
export function distrustProject(dataDirectory: string, folder: string): boolean {
  const { [folder]: known, ...rest } = readTrust(dataDirectory);
  if (known) writeRecord(recordIn(dataDirectory), rest);
  return known !== undefined;
}

const digestOf = (file: string): string => hash('sha256', readFileSync(file));
