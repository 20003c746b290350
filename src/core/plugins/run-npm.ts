import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PaiseError } from '../../plugin/errors.ts';

/**
 * Nothing of a package is run, what it would bring as a copy of paise2 is left out, and a folder is copied as it would be published. The lock file
 * stays: the same versions come again.
 */
const manners = [
  '--ignore-scripts',
  '--legacy-peer-deps',
  '--install-links',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
];

/** What can be added. */
export const packageKinds = 'Give the name of a package, a folder with a package.json, or a tarball.';

/** Has npm change the packages in a folder that belongs to paise2. */
export async function runNpm(folder: string, command: 'install' | 'uninstall' | 'update', names: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const description = join(folder, 'package.json');
  if (!existsSync(description))
    writeFileSync(description, `${JSON.stringify({ private: true, dependencies: {} }, null, 2)}\n`, { mode: 0o600 });
  const { code, complaint } = await run(['npm', command, ...manners, '--', ...names], folder);
  if (code === 0) return;
  throw new PaiseError('PLUGIN_NOT_ADDED', `npm could not ${command} ${names.join(', ')}: ${complaint || `it ended with ${code}`}`, {
    hint: packageKinds,
  });
}

const mostComplaint = 4000;

function run(
  [program = '', ...rest]: readonly string[],
  cwd: string,
): Promise<{ readonly code: number | null; readonly complaint: string }> {
  return new Promise((resolve, reject) => {
    const isWindows = process.platform === 'win32';
    const child = spawn(isWindows ? `${program}.cmd` : program, rest, { cwd, stdio: ['ignore', 'ignore', 'pipe'], shell: isWindows });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint = (complaint + text).slice(0, mostComplaint)));
    child.on('error', (error) =>
      reject(new PaiseError('PLUGIN_NOT_ADDED', `npm cannot be started: ${error.message}.`, { hint: 'Install npm; it comes with Node.' })),
    );
    child.on('close', (code) => resolve({ code, complaint: complaintOf(complaint) }));
  });
}

/** The lines that say what is wrong, without those that say where npm wrote more. */
const complaintOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/^npm (?:error|ERR!) ?/, '').trim())
    .filter((line) => line !== '' && !/^(?:code|path|A complete log|errno|syscall) ?/.test(line))
    .slice(0, 3)
    .join(' ');
