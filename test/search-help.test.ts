import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runPaise } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';

async function library(): Promise<Place> {
  const place = createPlace();
  place.write('bees.md', '# Beekeeping\n\nHoney and hives, and the receipts of the keeper.');
  place.write('honey.md', '# Honey\n\nFrom the hives of beekeeping neighbours.');
  place.write('copy.md', '# Beekeeping\n\nHoney and hives, and the receipts of the keeper.');
  for (let number = 0; number < 10; number += 1) place.write(`receipt${number}.txt`, `a receipt for something, number ${number}`);
  expect(await runPaise(place, ['index', '--once', place.files])).toMatchObject({ code: 0 });
  return place;
}

test('suggest completes the last word, and so does the shell', async () => {
  const place = await library();
  expect((await runPaise(place, ['suggest', 'recei'])).stdout.split('\n')).toContain('receipt');
  expect((await runPaise(place, ['suggest', '--json', '-n', '1', 'mod'])).json()).toEqual([
    { kind: 'field', text: 'modified:', label: 'modified:' },
  ]);
  expect((await runPaise(place, ['complete', '--', 'search', 'recei'])).stdout).toMatch(/^receipt\b/m);
  expect((await runPaise(place, ['complete', '--', 'search', '--limit', '3', 'honey', 'type:'])).stdout).toMatch(/^type:markdown\b/m);
});

test('the shell is told nothing where nothing is indexed', async () => {
  expect(await runPaise(createPlace(), ['complete', '--', 'search', 'x'])).toMatchObject({ code: 0, stdout: ':4\n', stderr: '' });
});

test('similar finds what is alike, copies first', async () => {
  const place = await library();
  const result = (await runPaise(place, ['similar', '--json', place.path('bees.md')])).json() as {
    readonly hits: readonly { readonly path: string }[];
  };
  expect(result.hits.slice(0, 2).map(({ path }) => path)).toEqual([place.path('copy.md'), place.path('honey.md')]);
  const shown = await runPaise(place, ['similar', place.path('bees.md')]);
  expect(shown.stdout).toContain('One item has the same content');
  expect(await runPaise(place, ['similar', place.path('none.md')])).toMatchObject({ code: 2, stdout: '' });
});

test('searches are saved, used, listed and removed; comments stay', async () => {
  const place = await library();
  place.configure('# mine\nfiles:\n  hidden: skip # as it should be\n');
  expect((await runPaise(place, ['searches'])).stderr).toContain('searches save');
  expect(await runPaise(place, ['searches', 'save', '@bees', 'ext:md', 'hives OR (keeper'])).toMatchObject({ code: 0, stderr: '' });
  expect((await runPaise(place, ['searches', '--json'])).json()).toEqual({ bees: 'ext:md hives OR (keeper' });
  expect((await runPaise(place, ['search', '--json', '@BEES', 'neighbours'])).json()).toMatchObject({ total: 1 });
  expect((await runPaise(place, ['suggest', '@'])).stdout).toBe('@bees\n');
  expect(await runPaise(place, ['searches', 'save', 'my bees', 'x'])).toMatchObject({ code: 2 });
  expect((await runPaise(place, ['searches', 'remove', 'wasps'])).stderr).toContain('There are bees.');
  expect(await runPaise(place, ['searches', 'remove', 'bees', '--json'])).toMatchObject({ code: 0 });
  const text = readFileSync(join(place.configDirectory, 'config.yaml'), 'utf8');
  expect(text).toContain('# mine\nfiles:\n  hidden: skip # as it should be\n');
  expect((await runPaise(place, ['searches', 'list', '--json'])).json()).toEqual({});
});

test('synonyms and corrections', async () => {
  const place = await library();
  place.configure('paise2:\n  search:\n    synonyms: [[invoice, receipt]]\n');
  expect((await runPaise(place, ['search', '--json', 'invoices'])).json()).toMatchObject({
    total: 12,
    plan: { text: '(invoices OR receipt)' },
  });
  expect((await runPaise(place, ['search', '--json', 'reciept'])).json()).toMatchObject({ didYouMean: 'receipt' });
});
