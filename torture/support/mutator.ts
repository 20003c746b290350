import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { forget, writeFile, type Corpus } from './corpus.ts';

/** Changes innocent files as people and programs do, and keeps the truth in step. */
export interface Mutator {
  /** Makes one change. */
  step(): void;
  /** Changes until stopped. */
  start(everyMs: number): void;
  stop(): void;
  readonly steps: number;
}

export function createMutator(corpus: Corpus, root: string, random: () => number): Mutator {
  let steps = 0;
  let timer: NodeJS.Timeout | undefined;
  const innocent = (): readonly string[] => [...corpus.files].flatMap(([path, { ends }]) => (ends ? [] : [path]));
  const somePath = (): string => join(root, `folder-${Math.floor(random() * 20)}`, `new-${steps}.${random() < 0.3 ? 'mock' : 'txt'}`);

  function step(): void {
    steps += 1;
    const paths = innocent();
    const path = paths[Math.floor(random() * paths.length)];
    const dice = random();
    if (path === undefined || dice < 0.2) writeFile(corpus, somePath());
    else if (dice < 0.55) writeFile(corpus, path, { length: Math.floor(random() * 40) });
    else if (dice < 0.65) append(corpus, path);
    else if (dice < 0.77) remove(corpus, path);
    else if (dice < 0.9) move(corpus, path, join(dirname(path), `moved-${steps}.${path.endsWith('.mock') ? 'mock' : 'txt'}`));
    else if (dice < 0.94) moveFolder(corpus, dirname(path), join(root, `moved-folder-${steps}`));
    else replaceBySomethingElse(corpus, path, random() < 0.5 ? 'fifo' : 'symlink');
  }

  return {
    step,
    start(everyMs) {
      clearInterval(timer);
      timer = setInterval(step, everyMs);
    },
    stop: () => clearInterval(timer),
    get steps() {
      return steps;
    },
  };
}

/** The old word stays, so the new one alone is looked for. */
function append(corpus: Corpus, path: string): void {
  const word = corpus.newWord();
  appendFileSync(path, `${word}\n`);
  corpus.files.set(path, { word });
}

function remove(corpus: Corpus, path: string): void {
  rmSync(path);
  forget(corpus, path);
}

function move(corpus: Corpus, from: string, to: string): void {
  const truth = corpus.files.get(from);
  if (!truth) return;
  renameSync(from, to);
  corpus.files.delete(from);
  corpus.files.set(to, truth);
}

function moveFolder(corpus: Corpus, from: string, to: string): void {
  renameSync(from, to);
  for (const [path, truth] of corpus.files) {
    if (!path.startsWith(`${from}/`)) continue;
    corpus.files.delete(path);
    corpus.files.set(to + path.slice(from.length), truth);
  }
}

function replaceBySomethingElse(corpus: Corpus, path: string, what: 'fifo' | 'symlink'): void {
  const aside = `${path}.aside`;
  if (existsSync(aside)) return;
  if (what === 'fifo') execFileSync('mkfifo', [aside]);
  else symlinkSync('/etc/hostname', aside);
  mkdirSync(dirname(path), { recursive: true });
  renameSync(aside, path);
  forget(corpus, path);
}
