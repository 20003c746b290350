import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ProgramRequest } from '../../plugin/hosts.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { filePathBytes } from '../../plugin/file-url.ts';

/**
 * The arguments to start a program with, the program first. Throws where the options do not contain the command word for word, and its program
 * is none of those permitted: the worker that asks may have been taken over by what it read.
 */
export function programCommand({ command, file }: ProgramRequest, options: unknown, permitted: readonly string[] = []): readonly string[] {
  const mayRun = permitted.includes(command[0] ?? '') || isWithin(options, JSON.stringify(command));
  if (command.length === 0 || !mayRun)
    throw new PaiseError('NOT_SUPPORTED', 'Neither the options nor the permissions of the plugin contain the command that it asked for.');
  if (file === undefined) return command;
  const path = localPath(file);
  const [program = '', ...rest] = command;
  return [program, ...rest.map((argument) => argument.replaceAll('{file}', () => path))];
}

/** Options are a tree of a person's making: small. */
function isWithin(options: unknown, list: string): boolean {
  const open = [options];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value) && JSON.stringify(value) === list) return true;
    open.push(...(Object.values(value) as unknown[]).filter((inner) => inner !== undefined));
  }
  return false;
}

/** It is absolute, so it is never taken for an option. */
function localPath(url: string): string {
  const path = url.includes('!/') ? undefined : filePathBytes(url);
  if (path === undefined) throw new PaiseError('NOT_SUPPORTED', 'A program is given only files of this machine.', { where: url });
  if (typeof path !== 'string' || path.includes('\0'))
    throw new PaiseError('NOT_SUPPORTED', 'The path is not valid text, so it cannot be given to a program.', { where: url });
  return /^\/[a-z]:\//i.test(path) ? path.slice(1) : path;
}

/** Whether there is such a program. Asked before, because what goes before the command would be blamed otherwise. */
export function isProgram(name: string): boolean {
  // Windows has rules of its own; there the system says.
  if (process.platform === 'win32') return true;
  const paths = name.includes('/') ? [name] : (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  return paths.some(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
