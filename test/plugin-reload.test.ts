import { expect, test } from 'vitest';
import type { JsonValue } from '../src/plugin/metadata.ts';
import { runPaise } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';
import { extractorPlugin, writePlugin } from './support/plugin-files.ts';
import { startStaying, until } from './support/up.ts';

const count = 200;

const numberOf = async (place: Place, query: string): Promise<number> => {
  const paise = place.open();
  try {
    return (await paise.search({ query, limit: 0, loosen: false })).total;
  } catch {
    return -1;
  } finally {
    await paise.close();
  }
};

const untilFound = (place: Place, query: string, expected: number, printed: () => string): Promise<number> =>
  until(
    async () => (await numberOf(place, query)) === expected,
    () => `"${query}" does not find ${expected}\n${printed()}`,
  );

/** How many items the engine read since it started. */
async function doneBy(place: Place): Promise<number> {
  const { engine } = (await runPaise(place, ['status', '--json'])).json() as {
    readonly engine: { readonly counts: { readonly done: number } };
  };
  return engine.counts.done;
}

const options = (word: string): JsonValue => ({ word });
const plugin = (name: string, version: number, word: string): string =>
  extractorPlugin({
    name,
    extension: `.${name}`,
    version,
    adds: `\`\${text} ${word} \${host.options.word}\``,
    more: "options: z.strictObject({ word: z.string().default('plain') }),",
  });

test('a running engine reads again exactly what a new version of a plugin, or an option, decides about', { timeout: 240_000 }, async () => {
  const place = createPlace();
  for (const kind of ['one', 'two', 'txt']) for (let at = 0; at < count; at += 1) place.write(`${kind}/${at}.${kind}`, `item ${at}`);
  const configure = (one: string): void => place.configure(JSON.stringify({ files: { roots: [place.files] }, one: options(one) }));
  configure('wordone');
  writePlugin(place, 'one.ts', plugin('one', 1, 'first'));
  writePlugin(place, 'two.ts', plugin('two', 1, 'first'));
  const { printed } = startStaying(place, ['up']);
  await untilFound(place, 'item', 3 * count, printed);
  expect(await numberOf(place, 'first wordone')).toBe(count);

  // A new version: its own, each once, and no others.
  writePlugin(place, 'one.ts', plugin('one', 2, 'second'));
  await untilFound(place, 'second', count, printed);
  expect(await doneBy(place)).toBe(count);
  expect(await numberOf(place, 'first')).toBe(count);

  // Other code of the same version: nothing, but from now on it is what reads.
  writePlugin(place, 'one.ts', plugin('one', 2, 'third'));
  await until(async () => (await runPaise(place, ['log'])).stdout.includes('their next work is done by what they are now'), printed);
  place.write('one/new.one', 'item new');
  await untilFound(place, 'third', 1, printed);
  expect(await numberOf(place, 'second')).toBe(count);
  expect(await doneBy(place)).toBe(count + 1);

  // An option of another plugin.
  place.configure(JSON.stringify({ files: { roots: [place.files] }, one: options('wordone'), two: options('wordtwo') }));
  await untilFound(place, 'wordtwo', count, printed);
  expect(await numberOf(place, 'second')).toBe(count);
  expect(await doneBy(place)).toBe(count);
});
