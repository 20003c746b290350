import { expect, test } from 'vitest';
import { isolation } from './isolation.ts';
import { isAlive, until } from './test-pool.ts';
import { startEngine } from './test-start-engine.ts';

const ways = [...new Set([isolation().parentDeath, ...(process.platform === 'win32' ? [] : ['keeper'])])];

test.each(ways.flatMap((way) => ['fine.txt', 'hang.txt', 'endless.txt', 'stop.txt'].map((work) => [work, way] as const)))(
  'a worker at %s is gone within two seconds when its engine is killed (%s)',
  async (work, way) => {
    const { engine, worker } = await startEngine(work, way);
    expect(isAlive(worker)).toBe(true);
    engine.kill('SIGKILL');
    await until(() => !isAlive(worker), 2000);
  },
);
