import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createCorpus, fill, writeFile } from '../support/corpus.ts';
import { startEngine, type Running } from '../support/engine-process.ts';
import type { Family } from '../support/family.ts';
import { readLog } from '../support/log.ts';
import { configure, type Place } from '../support/place.ts';
import { isAlive } from '../support/processes.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';
import { setTimeout as sleep } from 'node:timers/promises';

/** Extractors that never end, each in another way: ended when their time is up, three times, and recorded; all others are indexed. */
export const hangs: Family = {
  id: 'T6',
  title: 'extractors that hang',
  async run(torture) {
    const place = torture.place();
    configure(place, { workers: { count: 4, silence: `${budgets.silence}ms`, total: `${budgets.total}ms` } });
    execFileSync('mkfifo', [join(place.home, 'fifo')]);
    const corpus = createCorpus();
    fill(corpus, place, 300);
    for (const name of silent) writeFile(corpus, join(place.files, `${name}.mock`), { lines: [`!${name}`], ends: ['timeout'] });
    writeFile(corpus, join(place.files, 'chatty.mock'), { lines: ['!chatty'], ends: ['timeout'] });
    const engine = startEngine(place, 'index', {});
    const lives = await watchLives(place, engine);
    await engine.ended;
    for (const { name, ms } of lives) {
      torture.count('runs');
      torture.count('kills');
      const budget = name === 'chatty' ? budgets.total : budgets.silence;
      if (ms > budget + 1000 || ms < budget - 300)
        torture.violation(place, 'R3', `${name} was ended after ${Math.round(ms)} ms; its budget is ${budget} ms`);
    }
    const seen = new Set(lives.map(({ name }) => name));
    for (const name of [...silent, 'chatty']) if (!seen.has(name)) torture.violation(place, 'R3', `${name} was never tried`);
    torture.note(`ended after ${range(lives.filter(({ name }) => name !== 'chatty').map(({ ms }) => ms))} ms, of ${budgets.silence}`);
    await settleAndCheck(torture, place, corpus);
  },
};

const budgets = { silence: 2000, total: 5000 };

const silent = ['hang', 'spin', 'regex', 'wait', 'native', 'fifo', 'sleep', 'deaf'];

interface Life {
  readonly name: string;
  readonly ms: number;
}

/** How long each worker that began with a hostile file lived after that. */
async function watchLives(place: Place, engine: Running): Promise<readonly Life[]> {
  const lives: Life[] = [];
  const open = new Map<number, { readonly name: string; readonly since: number }>();
  let read = 0;
  while (!engine.isOver || open.size > 0) {
    const entries = readLog(place);
    for (const { message, details, at } of entries.slice(read)) {
      const name = /([a-z]+)\.mock$/.exec(String(details?.['url']))?.[1];
      if (message === 'begins' && name !== undefined && (silent.includes(name) || name === 'chatty'))
        open.set(Number(details?.['pid']), { name, since: at });
    }
    read = entries.length;
    for (const [pid, { name, since }] of open) {
      if (isAlive(pid)) continue;
      open.delete(pid);
      lives.push({ name, ms: Date.now() - since });
    }
    await sleep(20);
  }
  return lives;
}

const range = (values: readonly number[]): string => `${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))}`;
