import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { LogEntry } from '../diagnostics/log.ts';
import { createLogRelay } from './log-relay.ts';

function relay() {
  const sent: LogEntry[] = [];
  const log = createLogRelay(async (entry) => void sent.push(entry));
  return {
    sent,
    say: (message: string, details?: Record<string, unknown>) =>
      log({ at: 1, level: 'info', plugin: 'p', message, ...(details && { details }) }),
  };
}

test('entries pass as they are', () => {
  const { sent, say } = relay();
  say('hello', { pages: 3 });
  expect(sent).toEqual([{ at: 1, level: 'info', plugin: 'p', message: 'hello', details: { pages: 3 } }]);
});

test('of a flood the first entries pass, and how many did not', async () => {
  const { sent, say } = relay();
  for (let count = 0; count < 5000; count += 1) say(`entry ${count}`);
  expect(sent.length).toBe(200);
  await setTimeout(1010);
  say('later');
  expect(sent.slice(200).map(({ message }) => message)).toEqual(['4800 messages were left out: too many.', 'later']);
});

test('what is too long is cut, and details that are no small JSON are left out', () => {
  const { sent, say } = relay();
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  say('x'.repeat(1_000_000), cycle);
  say('', { run: () => {} });
  say('', { text: 'x'.repeat(1_000_000) });
  expect(sent[0]?.message.length).toBeLessThan(5000);
  expect(sent.map(({ details }) => details)).toEqual([
    { leftOut: 'the details: it is nested too deeply, or contains itself' },
    { leftOut: 'the details: it contains a function' },
    { leftOut: 'the details: it has too much text' },
  ]);
});
