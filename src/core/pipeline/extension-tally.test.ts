import { expect, test } from 'vitest';
import { createExtensionTally } from './extension-tally.ts';

const failed = (extension?: string) =>
  ({
    type: 'failed',
    failure: { blame: 'item', permanent: false, code: 'x', reason: 'x', ...(extension !== undefined && { extension }) },
  }) as const;

test('what extensions do is counted, and time goes to the last that worked', () => {
  const tally = createExtensionTally();
  tally.settled({ outcome: { type: 'done' }, worked: ['files/file', 'pdf/pdf'], tookMs: 30 });
  tally.settled({ outcome: { type: 'done' }, worked: ['files/file', 'pdf/pdf'], tookMs: 50 });
  tally.settled({ outcome: { type: 'done' }, worked: ['files/file', 'text/plain'], tookMs: 2 });
  tally.settled({ outcome: failed('pdf/pdf'), worked: ['files/file'], tookMs: 100 });
  expect(tally.status()).toEqual([
    { extension: 'pdf/pdf', done: 2, failed: 1, tookMs: 180, slowestMs: 100 },
    { extension: 'text/plain', done: 1, failed: 0, tookMs: 2, slowestMs: 2 },
    { extension: 'files/file', done: 4, failed: 0, tookMs: 0, slowestMs: 0 },
  ]);
});

test('what nobody did is nobody’s', () => {
  const tally = createExtensionTally();
  tally.settled({ outcome: { type: 'released' } });
  tally.settled({ outcome: failed(), tookMs: 5 });
  expect(tally.status()).toEqual([]);
});
