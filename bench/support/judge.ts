import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** How many expectations of one kind are met in files of one format. */
export interface Judgement {
  /** `contains`, `metadata:title`… */
  readonly kind: string;
  readonly format: string;
  readonly count: number;
  /** Share of those met to the letter, and of those met by the same words in a row. */
  readonly strict: number;
  readonly words: number;
}

interface JudgedFiles {
  /** Folder with `formats` and `tools`. */
  readonly shared: string;
  readonly dump: string;
  /** Gets the expectations that are not met. */
  readonly fails: string;
}

export function judge({ shared, dump, fails }: JudgedFiles): readonly Judgement[] {
  const program = join(shared, 'tools/check_pairs.py');
  const { status, stdout, stderr } = spawnSync(
    'python3',
    [program, '--dump', dump, '--src', `${join(shared, 'formats')}/`, '--fails', fails],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stderr}`);
  const judgements = stdout.split('\n').flatMap((line) => {
    const [, kind, format, count, strict, words] = /^(\S+) +fmt +(\S+) +n= *(\d+) strict=([\d.]+) words=([\d.]+)/.exec(line) ?? [];
    if (kind === undefined || format === undefined) return [];
    return [{ kind, format, count: Number(count), strict: Number(strict), words: Number(words) }];
  });
  if (judgements.length === 0) throw new Error(`${program} printed nothing that could be understood:\n${stdout.slice(0, 500)}`);
  return judgements;
}
