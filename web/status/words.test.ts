import { expect, test } from 'vitest';
import { failureSentence } from './failure-words.ts';
import { atLeast, clockText } from './log-levels.ts';
import { isWhole, pauseWords } from './pause-words.ts';
import { queueSentence } from './queue-words.ts';
import { statusWith } from './test-status.ts';

const queueWith = (jobs: Parameters<typeof statusWith>[0] = {}) => statusWith(jobs).queue;

test('what failed is told with what becomes of it', () => {
  const failures = [{ code: 'timeout', plugin: 'pdf', jobs: 5 }];
  expect(failureSentence(queueWith())).toBe('Nothing that could be tried again.');
  expect(failureSentence({ ...queueWith({ jobs: { dead: 1 } }), failures: [{ code: 'corrupt', jobs: 1 }] })).toBe(
    '1 item could not be read and is tried again when it changes, or when you ask.',
  );
  expect(failureSentence({ ...queueWith({ jobs: { dead: 3, waiting: 2 } }), failures })).toBe(
    '3 items could not be read and are tried again when they change, or when you ask. 2 wait for another attempt by themselves.',
  );
});

test('what is to be done is counted', () => {
  expect(queueSentence(queueWith())).toBe('Nothing.');
  expect(queueSentence(queueWith({ jobs: { ready: 1200, running: 4, waiting: 1, dead: 7 } }))).toBe(
    '1,205 pieces of work: 4 begun, 1,200 can begin, 1 tried again later.',
  );
});

test('pauses are named by what they hold back', () => {
  expect(pauseWords({})).toBe('Everything');
  expect(pauseWords({ plugin: 'files' })).toBe('Everything from files');
  expect(pauseWords({ kind: 'cleanup_cache', plugin: 'files' })).toBe('Cleaning up, from files');
  expect([{}, { plugin: 'files' }].map(isWhole)).toEqual([true, false]);
});

test('the log is filtered from a level on', () => {
  const records = (['debug', 'info', 'warn', 'error'] as const).map((level) => ({ at: 0, level, plugin: 'paise2', message: level }));
  expect(atLeast(records, 'warn').map(({ level }) => level)).toEqual(['warn', 'error']);
  expect(atLeast(records, 'debug')).toHaveLength(4);
  expect(clockText(new Date(2026, 0, 2, 3, 4, 5).getTime())).toBe('01-02 03:04:05');
});
