import { startProgram, type Program } from './start-program.ts';

/** Opens a file or URL with the program that the desktop has for it. Rejects with the reason where that fails at once. */
export async function openOnDesktop(target: string): Promise<void> {
  await startProgram([...(openers[process.platform] ?? ['xdg-open']), target]);
}

/** `start` belongs to a shell, which would read the name of the file. */
const openers: Readonly<Partial<Record<NodeJS.Platform, Program>>> = { darwin: ['open'], win32: ['explorer.exe'] };
