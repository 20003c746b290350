import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PaiseError } from '../../../plugin/errors.ts';

/** Runs npm in a folder and resolves with what it prints. The arguments are our own, or paths: on Windows, a shell reads them. */
export async function runNpm(folder: string, args: readonly string[]): Promise<string> {
  const isWindows = process.platform === 'win32';
  const given = isWindows ? args.map((argument) => `"${argument}"`) : args;
  try {
    const { stdout } = await promisify(execFile)('npm', given, { cwd: folder, maxBuffer: 64 * 1024 ** 2, shell: isWindows });
    return stdout;
  } catch (error) {
    throw new PaiseError('USAGE', `npm ${args[0]} failed: ${complaintOf(error)}`, {
      hint: 'Run it yourself in the folder of the package.',
      cause: error,
    });
  }
}

function complaintOf(error: unknown): string {
  const { code, stdout = '', stderr = '', message } = error as Error & { code?: unknown; stdout?: string; stderr?: string };
  if (code === 'ENOENT') return 'there is no npm on the PATH.';
  return [stdout, stderr].join('\n').trim() || message;
}
