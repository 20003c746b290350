import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import type { Command } from './measure.ts';
import type { Read } from './officeparser.ts';
import type { Workspace } from './workspace.ts';

/** A program that reads documents and keeps nothing. */
export interface DocumentReader extends Pick<Engine, 'name' | 'version'> {
  /** Reads all documents of a folder to the end. */
  readAll(folder: string): Command;
  /** How many documents had text, by what the command printed, where it says so. */
  readOf?(stdout: string): number;
}

/** pdftotext of Poppler, started for every file; a file that takes it over a minute is given up. `undefined` where it is not installed. */
export function pdftotext(): DocumentReader | undefined {
  const name = 'pdftotext';
  const { error, stderr } = spawnSync(name, ['-v'], { encoding: 'utf8' });
  if (error) return undefined;
  return {
    name,
    version: /pdftotext version [\d.]+/.exec(stderr)?.[0] ?? name,
    readAll: (folder) => ({
      file: 'find',
      args: [folder, '-type', 'f', '-exec', 'timeout', '60', name, '-q', '{}', '/dev/null', ';'],
    }),
  };
}

/** officeparser, in one process for all files. `directory` is its package. */
export function officeparser(directory: string, { program }: Workspace): DocumentReader {
  const { version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { readonly version: string };
  const reader = program('officeparser.ts');
  return {
    name: 'officeparser',
    version: `officeparser ${version}`,
    readAll: (folder) => ({ file: process.execPath, args: [reader, directory, folder] }),
    readOf: (stdout) => (JSON.parse(stdout) as Read).read,
  };
}
