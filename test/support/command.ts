import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { noOrdinaryUser } from '../../src/testing/test-user.ts';
import type { Place } from './place.ts';

/** The program as it is shipped, built for this run of tests. */
export const program = join(inject('built'), 'dist/cli/main.js');

/** What a run of the command printed and ended with. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as the one JSON value that it must be. */
  json(): unknown;
  /** Standard output as JSON lines. */
  jsonLines(): readonly Readonly<Record<string, unknown>>[];
}

export interface RunOptions {
  readonly input?: string;
  /** On a terminal of its own, where standard error is part of standard output. */
  readonly tty?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Not as root, for whom permissions do not hold. See {@link giveAway}. */
  readonly ordinaryUser?: boolean;
}

/** Whether a run can be given a terminal. */
export const hasTerminal = process.platform === 'linux' && existsSync('/usr/bin/script');

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
/** Whether permissions can be tested: they do not hold for root, who must be able to become somebody else. */
export const permissionsHold = noOrdinaryUser === undefined;

/** Runs the command to its end. */
export async function runPaise(place: Place, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = startPaise(place, args, options);
  return endOf(child, options.input);
}

/** Starts the command; its standard streams are pipes. */
export function startPaise(place: Place, args: readonly string[], options: RunOptions & Pick<SpawnOptions, 'detached'> = {}): ChildProcess {
  const [file, ...rest] = commandLine(args, options);
  return spawn(file, rest, {
    env: environmentOf(place, options.env),
    cwd: options.cwd ?? place.files,
    detached: options.detached ?? false,
  });
}

function commandLine(args: readonly string[], { tty, ordinaryUser }: RunOptions): readonly [string, ...string[]] {
  const command = [process.execPath, program, ...args] as const;
  if (tty) return ['/usr/bin/script', '-qec', command.map(quoted).join(' '), '/dev/null'];
  return ordinaryUser && isRoot ? ['/usr/bin/setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', ...command] : command;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Nothing of the environment of the tests but what a program needs. */
function environmentOf(place: Place, more: RunOptions['env']): NodeJS.ProcessEnv {
  const { PATH, PAISE2_CONFIG_DIR, PAISE2_DATA_DIR } = place.environment();
  return { PATH, PAISE2_CONFIG_DIR, PAISE2_DATA_DIR, HOME: dirname(place.files), TERM: 'xterm', LANG: 'C.UTF-8', ...more };
}

export async function endOf(child: ChildProcess, input = ''): Promise<Ran> {
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.setEncoding('utf8').on('data', (text: string) => (printed[stream] += text));
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const code = await new Promise<number>((resolvePromise, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) =>
      status === null ? reject(new Error(`ended by ${signal}\n${printed.stderr}`)) : resolvePromise(status),
    );
  });
  const { stdout } = printed;
  return {
    code,
    ...printed,
    json: (): unknown => JSON.parse(stdout),
    jsonLines: () =>
      stdout
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

/** Hands everything of a place to the ordinary user. */
export function giveAway(place: Place): void {
  if (isRoot) execFileSync('chown', ['-R', '-h', `${nobody}:${nobody}`, dirname(place.files)]);
}
