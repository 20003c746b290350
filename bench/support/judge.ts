import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** How many expectations of one kind there are in a group of files, and how many of them are met: the same words in a row. */
export interface Judgement {
  /** `contains`, `metadata:title`… */
  readonly kind: string;
  readonly corpus?: string;
  readonly format?: string;
  readonly count: number;
  readonly met: number;
}

export interface JudgedFiles {
  /** Folder of the files, with `pairs.jsonl`: what is expected of each. The judge is in `tools` beside it. */
  readonly directory: string;
  readonly dump: string;
  /** Gets the expectations that are not met. */
  readonly fails: string;
}

/** Judges expectations of these tiers, once by corpus and once by format. */
export function judge({ directory, dump, fails }: JudgedFiles, tiers: string): readonly Judgement[] {
  const program = join(directory, '../tools/check_pairs.py');
  const pairs = join(directory, 'pairs.jsonl');
  const { status, stdout, stderr } = spawnSync(
    'python3',
    [program, '--dump', dump, '--pairs', pairs, '--src', `${directory}/`, '--tiers', tiers, '--fails', fails],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stderr}`);
  return stdout.split('\n').flatMap(judgementIn);
}

/** The kind, `fmt` or a corpus, the format, and figures. A format without a name leaves its column empty. */
function judgementIn(line: string): readonly Judgement[] {
  const [, kind = '', group = '', format = '', count, words] =
    /^(\S+) +(\S+) +(?:(?!n=)(\S+) +)?n= *(\d+) strict=[\d.]+ words=([\d.]+)/.exec(line) ?? [];
  if (count === undefined || group === 'ALL') return [];
  const figures = { kind, count: Number(count), met: Math.round(Number(count) * Number(words)) };
  return [group === 'fmt' ? { ...figures, format } : { ...figures, corpus: group }];
}
