import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { GuardedChannel } from './channel.ts';
import { limitFlow } from './limit-flow.ts';

/** A channel whose other side always has more to say. */
function flood(next: (id: number) => unknown) {
  const state = { paused: false, said: 0 };
  const receivers: ((message: unknown) => void)[] = [];
  const channel: GuardedChannel = {
    send: async () => {},
    onMessage: (receive) => void receivers.push(receive),
    onGarbage: () => {},
    onClose: () => {},
    pause: () => void (state.paused = true),
    resume: () => void (state.paused = false),
    close: () => {},
  };
  const heard: unknown[] = [];
  const limited = limitFlow(channel);
  limited.onMessage((message) => heard.push(message));
  const speak = (): void => {
    while (!state.paused && state.said < 100_000) for (const receive of receivers) receive(next((state.said += 1)));
  };
  return { limited, heard, speak, isPaused: () => state.paused };
}

test('of a flood a thousand messages are taken in at a time', async () => {
  const { heard, speak } = flood(() => ({ type: 'notice' }));
  speak();
  const [first] = [heard.length];
  await setTimeout(150);
  speak();
  expect([first, heard.length]).toEqual([1001, 2002]);
});

test('questions wait until others are answered', async () => {
  const { limited, heard, speak, isPaused } = flood((id) => ({ type: 'ask', id, name: 'x' }));
  speak();
  expect(heard.length).toBe(65);
  await setTimeout(150);
  expect(isPaused()).toBe(true);
  await limited.send({ type: 'answer', id: 1 });
  expect(isPaused()).toBe(false);
  speak();
  expect(heard.length).toBe(66);
  await limited.send({ type: 'notice' });
  expect(isPaused()).toBe(true);
});

test('what is little passes', () => {
  const { limited, isPaused } = flood(() => 0);
  for (let count = 0; count < 10; count += 1) void limited.send({ type: 'notice' });
  expect(isPaused()).toBe(false);
});
