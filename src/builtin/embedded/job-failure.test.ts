import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Blame, JobFailure } from '../../plugin/job.ts';
import type { Failures } from './job-failure.ts';
import { afterFailure } from './job-failure.ts';
import { stateCodes } from './job-record.ts';

const now = 1_700_000_000_000;
const none: Failures = { attempts: 0, crashes: 0, skip: [] };
const failure = (blame: Blame, permanent = false): JobFailure => ({ blame, permanent, code: 'timeout', reason: 'It took too long.' });

test.each([
  { blame: 'item', base: 2000, last: 4 },
  { blame: 'worker', base: 10_000, last: 2 },
] as const)('Failures by the $blame double the delay, then kill the job', ({ blame, base, last }) => {
  for (let before = 0; before < last; before += 1) {
    const { state, notBefore } = afterFailure({ ...none, attempts: before, crashes: before }, failure(blame), now);
    expect(state).toBe(stateCodes.waiting);
    expect(notBefore - now).toBeGreaterThanOrEqual((base / 2) * 2 ** before);
    expect(notBefore - now).toBeLessThanOrEqual(base * 2 ** before);
  }
  expect(afterFailure({ ...none, attempts: last, crashes: last }, failure(blame), now).state).toBe(stateCodes.dead);
});

test('What is permanent is dead at once; the machine and the plugin never count', () => {
  fc.assert(
    fc.property(fc.nat(4), fc.nat(2), fc.constantFrom<Blame>('item', 'worker', 'plugin', 'environment'), (attempts, crashes, blame) => {
      const counts = blame === 'item' || blame === 'worker';
      const after = afterFailure({ ...none, attempts, crashes }, failure(blame, true), now);
      expect(after.state).toBe(counts ? stateCodes.dead : stateCodes.waiting);
      expect(after.attempts + after.crashes).toBe(attempts + crashes + (counts ? 1 : 0));
    }),
  );
});

test('No delay is longer than ten minutes', () => {
  fc.assert(
    fc.property(fc.nat(4), fc.nat(2), fc.constantFrom<Blame>('item', 'worker', 'plugin', 'environment'), (attempts, crashes, blame) => {
      expect(afterFailure({ ...none, attempts, crashes }, failure(blame), now).notBefore).toBeLessThanOrEqual(now + 600_000);
    }),
  );
});

test('However many members kill their workers, the job comes to an end', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(80), { minLength: 54, maxLength: 200 }), (members) => {
      let standing = { ...none, state: stateCodes.ready as number };
      let deaths = 0;
      for (; standing.state !== stateCodes.dead && deaths < members.length; deaths += 1) {
        standing = afterFailure(standing, { ...failure('worker'), member: `m${members[deaths]}` }, now);
      }
      expect(standing.state).toBe(stateCodes.dead);
      expect(standing.skip.length).toBeLessThanOrEqual(50);
      expect(standing.skip.length + standing.crashes).toBe(deaths);
    }),
  );
});
