import { spawn } from 'node:child_process';

/** A program with its arguments. */
type Program = readonly [file: string, ...rest: readonly string[]];

/** A program that cannot open a file says so soon; one that can may stay as long as the file is open. */
const failingMs = 700;

/** Opens a file or URL with the program that the desktop has for it. Rejects with the reason where that fails at once. */
export async function openOnDesktop(target: string): Promise<void> {
  const [file, ...rest] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(file, [...rest, target], { detached: true, stdio: 'ignore' });
  child.unref();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, failingMs);
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(new Error(error.code === 'ENOENT' ? `${file} is not installed.` : error.message));
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      if (code === 0 || process.platform === 'win32') resolve();
      else reject(new Error(`${file} ended with exit code ${code}.`));
    });
  });
}

/** `start` belongs to a shell, which would read the name of the file. */
const openers: Readonly<Partial<Record<NodeJS.Platform, Program>>> = { darwin: ['open'], win32: ['explorer.exe'] };

/** Puts text on the clipboard. Resolves with the program that did, `undefined` where none is there. */
export async function copyText(text: string): Promise<string | undefined> {
  for (const program of copiers()) if (await feed(program, text)) return program[0];
  return undefined;
}

export const copierNames = (): string =>
  copiers()
    .map(([file]) => file)
    .join(', ');

function copiers(): readonly Program[] {
  if (process.platform === 'darwin') return [['pbcopy']];
  if (process.platform === 'win32') return [['clip']];
  return [['wl-copy'], ['xclip', '-selection', 'clipboard'], ['xsel', '--clipboard', '--input']];
}

const copyingMs = 2000;

function feed([file, ...rest]: Program, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(file, rest, { stdio: ['pipe', 'ignore', 'ignore'], timeout: copyingMs });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
    child.stdin.on('error', () => {});
    child.stdin.end(text);
  });
}
