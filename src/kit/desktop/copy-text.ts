import { spawn } from 'node:child_process';
import type { Program } from './start-program.ts';

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
