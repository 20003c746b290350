import { expect, test } from 'vitest';
import type { JobFailure } from '../../plugin/job.ts';
import { createBreakers, shapeOf, type Breakers } from './breakers.ts';

const minute = 60_000;

const times = (count: number, happen: (index: number) => boolean): boolean[] => Array.from({ length: count }, (_, index) => happen(index));

/** Breakers with a clock that is moved by hand, and what may happen to items of one extension. */
function openBreakers() {
  const clock = { ms: 0 };
  const breakers: Breakers = createBreakers({ now: () => clock.ms, date: () => 1_000_000 + clock.ms });
  const fails = (changes: Partial<JobFailure> = {}): boolean => {
    const failure = {
      blame: 'item',
      permanent: false,
      code: 'error',
      reason: 'no luck',
      extension: 'pdf/pdf',
      version: 2,
      ...changes,
    } as const;
    return breakers.settled({ outcome: { type: 'failed', failure } });
  };
  const works = (extension = 'pdf/pdf'): boolean => breakers.settled({ outcome: { type: 'done' }, worked: [extension] });
  return { breakers, clock, fails, works };
}

test('twenty failures of one kind among twenty-five open it, and say so once', () => {
  const { breakers, fails, works } = openBreakers();
  times(5, () => works());
  expect(times(19, () => fails())).not.toContain(true);
  expect(breakers.isOpen('pdf/pdf')).toBe(false);
  expect([fails(), fails()]).toEqual([true, false]);
  expect(breakers.isOpen('pdf/pdf')).toBe(true);
  expect(breakers.status()).toMatchObject([
    { extension: 'pdf/pdf', reason: { code: 'error' }, openedAt: 1_000_000, nextProbeAt: 1_000_000 + 5 * minute },
  ]);
});

test('failures that succeed between them leave it closed', () => {
  const { breakers, fails, works } = openBreakers();
  times(300, (index) => (index % 4 === 0 ? works() : fails()));
  expect(breakers.isOpen('pdf/pdf')).toBe(false);
});

test('failures that differ in more than numbers, paths and names leave it closed', () => {
  const { breakers, fails } = openBreakers();
  times(60, (index) => fails({ reason: `no ${['luck', 'money', 'time'][index % 3]}` }));
  expect(breakers.isOpen('pdf/pdf')).toBe(false);
  times(20, (index) => fails({ reason: `page ${index} of /home/${index}/x.pdf is no "${index} page"` }));
  expect(breakers.isOpen('pdf/pdf')).toBe(true);
});

test('verdicts about content, trouble of the machine, and being put off do not count', () => {
  const { breakers, fails } = openBreakers();
  times(30, () => fails({ permanent: true, code: 'corrupt' }));
  times(30, () => fails({ blame: 'environment', code: 'enospc' }));
  times(30, () => fails({ blame: 'plugin', code: 'plugin-paused' }));
  expect(breakers.isOpen('pdf/pdf')).toBe(false);
  times(30, () => fails({ permanent: true, code: 'bad-plugin-output' }));
  expect(breakers.isOpen('pdf/pdf')).toBe(true);
});

test('deaths of workers count', () => {
  const { breakers, fails } = openBreakers();
  times(20, () => fails({ blame: 'worker', code: 'timeout' }));
  expect(breakers.isOpen('pdf/pdf')).toBe(true);
});

test('one item is tried every five minutes', () => {
  const { breakers, clock, fails } = openBreakers();
  times(20, () => fails());
  const [paused] = breakers.open();
  expect(paused?.takeProbe()).toBe(false);
  clock.ms += 5 * minute;
  expect([paused?.takeProbe(), paused?.takeProbe()]).toEqual([true, false]);
  expect(fails()).toBe(false);
  clock.ms += 5 * minute;
  expect(paused?.takeProbe()).toBe(true);
});

test('a success closes it, with its past forgotten', () => {
  const { breakers, clock, fails, works } = openBreakers();
  times(20, () => fails());
  const [paused] = breakers.open();
  expect([works('mail/mail'), works()]).toEqual([false, true]);
  expect([breakers.isOpen('pdf/pdf'), breakers.open(), breakers.status()]).toEqual([false, [], []]);
  clock.ms += 5 * minute;
  expect(paused?.takeProbe()).toBe(false);
  expect(times(19, () => fails())).not.toContain(true);
});

test('extensions have breakers of their own', () => {
  const { breakers, fails } = openBreakers();
  times(20, () => fails());
  times(19, () => fails({ extension: 'mail/mail' }));
  expect(breakers.open().map(({ extension }) => extension)).toEqual(['pdf/pdf']);
});

test('a message is as good as another that differs in numbers, paths and quoted names', () => {
  expect(shapeOf('line 12 of /home/a/b.txt: "x" is not `y`')).toBe(shapeOf('line 7 of C:\\b.txt: "zz" is not `q`'));
  expect(shapeOf('no luck')).not.toBe(shapeOf('no time'));
  expect(shapeOf('x'.repeat(1_000_000)).length).toBeLessThan(1000);
});
