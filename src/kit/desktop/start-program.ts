import { spawn } from 'node:child_process';

/** A program with its arguments. */
export type Program = readonly [file: string, ...rest: readonly string[]];

/** A program that cannot do what it is asked says so soon; one that can may stay as long as the file is open. */
const failingMs = 700;

/** Starts a program that goes on without this one. Rejects with the reason where it fails at once. */
export async function startProgram([file, ...rest]: Program): Promise<void> {
  const child = spawn(file, rest, { detached: true, stdio: 'ignore' });
  child.unref();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, failingMs);
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(new Error(error.code === 'ENOENT' ? `${file} is not installed.` : error.message));
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      // Explorer ends with 1 also where all went well.
      if (code === 0 || process.platform === 'win32') resolve();
      else reject(new Error(`${file} ended with exit code ${code}.`));
    });
  });
}
