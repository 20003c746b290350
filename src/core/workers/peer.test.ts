import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPaiseError, PaiseError } from '../../plugin/errors.ts';
import { inlineChannels } from './channel.ts';
import { createPeer } from './peer.ts';

interface Asks {
  readonly double: { readonly argument: number; readonly answer: number };
  readonly echo: { readonly argument: unknown; readonly answer: unknown };
  readonly fail: { readonly argument: 'plain' | 'paise' | 'odd'; readonly answer: never };
  readonly never: { readonly argument: undefined; readonly answer: never };
}

const nothing = {};

/** Two ends: one that asks, and one that answers and notes what it hears. */
function conversation() {
  const [near, far] = inlineChannels();
  const heard: unknown[] = [];
  const asker = createPeer<Asks, typeof nothing, string, never>(near, { answers: nothing, hear: () => {} });
  createPeer<typeof nothing, Asks, never, string>(far, {
    answers: {
      double: async (number) => number * 2,
      echo: async (value) => value,
      fail: async (how) => {
        if (how === 'paise') throw new PaiseError('CONTENT_GONE', 'It is gone.', { where: 'x:1:2', hint: 'Look elsewhere.' });
        // oxlint-disable-next-line typescript/only-throw-error -- plugins do
        throw how === 'plain' ? new Error('plainly') : 'a string';
      },
      never: () => new Promise<never>(() => {}),
    },
    hear: (notice) => heard.push(notice),
  });
  return { asker, near, far, heard };
}

test('each answer finds its question, in whatever order', async () => {
  const { asker } = conversation();
  const numbers = Array.from({ length: 50 }, (_, index) => index);
  expect(await Promise.all(numbers.map((number) => asker.ask('double', number)))).toEqual(numbers.map((number) => number * 2));
});

test('values come over as they are', async () => {
  const { asker } = conversation();
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      expect(await asker.ask('echo', value)).toEqual(value);
    }),
    { numRuns: 50 },
  );
  expect(await asker.ask('echo', Uint8Array.of(1, 2))).toEqual(Uint8Array.of(1, 2));
  expect(await asker.ask('echo', undefined)).toBeUndefined();
});

test('errors come over with their code, place and hint', async () => {
  const { asker } = conversation();
  await expect(asker.ask('fail', 'plain')).rejects.toThrow('plainly');
  await expect(asker.ask('fail', 'odd')).rejects.toThrow('a string');
  const error = await asker.ask('fail', 'paise').catch((thrown: unknown) => thrown);
  expect(isPaiseError(error, 'CONTENT_GONE')).toBe(true);
  expect(error).toMatchObject({ message: 'It is gone.', where: 'x:1:2', hint: 'Look elsewhere.' });
});

test('a question nobody knows is refused, and so is a property of every object', async () => {
  const { asker } = conversation();
  const ask = asker.ask as (name: string, argument: unknown) => Promise<unknown>;
  await expect(ask('quadruple', 1)).rejects.toThrow('unknown question quadruple');
  await expect(ask('toString', 1)).rejects.toThrow('unknown question toString');
});

test('notices arrive in order', async () => {
  const { asker, heard } = conversation();
  for (const notice of ['a', 'b', 'c']) await asker.notify(notice);
  await asker.ask('double', 1);
  expect(heard).toEqual(['a', 'b', 'c']);
});

test('when the channel closes, open questions are refused and new ones too', async () => {
  const { asker, far } = conversation();
  const open = asker.ask('never', undefined);
  far.close();
  await expect(open).rejects.toThrow('the other process ended');
  await expect(asker.ask('double', 1)).rejects.toThrow('channel closed');
  await expect(asker.notify('late')).rejects.toThrow('channel closed');
});

test('a message that cannot be sent refuses its question only', async () => {
  const { asker } = conversation();
  await expect(asker.ask('echo', () => {})).rejects.toThrow('could not be cloned');
  expect(await asker.ask('double', 2)).toBe(4);
});

test('inline channels hand over copies, later', async () => {
  const [one, other] = inlineChannels();
  const received: unknown[] = [];
  other.onMessage((message) => received.push(message));
  const message = { list: [1] };
  await one.send(message);
  expect(received).toEqual([]);
  message.list.push(2);
  await new Promise((resolve) => setImmediate(resolve));
  expect(received).toEqual([{ list: [1] }]);
});
