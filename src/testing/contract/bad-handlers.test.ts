import { expect, test } from 'vitest';
import { httpHandlerContract } from './http-handler/http-handler-contract.ts';

const module = new URL('./test-bad-handlers.ts', import.meta.url);
const paise = { search: async () => ({ hits: [] }) };
const asks = [
  { path: '/things?q=a', paise },
  { path: '/things', paise, status: 400 },
];
const suite = (key: string) => httpHandlerContract({ module, key }, { asks });

test.each([
  ['good', []],
  ['without-slash', ['definition: has the shape that is asked for', 'answering: fails at nothing that somebody may ask']],
  ['with-slash', ['definition: has the shape that is asked for']],
  ['climbing', ['definition: has the shape that is asked for']],
  ['for-whom', ['definition: has the shape that is asked for']],
  ['in-the-way', ['definition: leaves to the server what is its own']],
  ['surprised', ['answering: fails at nothing that somebody may ask']],
  ['forgetful', ['answering: answers many at once as it answers one', 'answering: fails at nothing that somebody may ask']],
  ['open', ['answering: lets no other site read its answers']],
])('%s fails where it should, and nowhere else', async (key, expected) => {
  const failed: string[] = [];
  for (const { name, run } of suite(key)) await run().catch(() => failed.push(name));
  expect(failed).toEqual(expected);
});

test('a handler that uses more of paise2 than the test gives is told so', async () => {
  const run = suite('hungry').find(({ name }) => name === 'answering: answers with the status that is expected');
  await expect(run?.run()).rejects.toThrow('The handler uses paise.status, which the test does not give.');
});
