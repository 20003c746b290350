import { execFile } from 'node:child_process';

export interface ToolEnd {
  readonly ok: boolean;
  readonly stdout: string;
  /** What it said against it, or why it could not be started. */
  readonly problem: string;
}

/** More than a supervisor waits for a program that does not end. */
const timeout = 60_000;

/** Runs a program of the operating system to its end. */
export function runTool(file: string, args: readonly string[]): Promise<ToolEnd> {
  return new Promise((resolve) => {
    execFile(file, args, { timeout, encoding: 'utf8' }, (error, stdout, stderr) => {
      resolve({ ok: error === null, stdout, problem: stderr.trim() || (error?.message ?? '') });
    });
  });
}
