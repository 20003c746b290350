import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { index, pathsOf } from './support/asking.ts';
import { runPaise, type Ran } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';
import { addedPlugins, extractorPlugin, indexWithout } from './support/plugin-files.ts';

const run = (place: Place, ...args: readonly string[]): Promise<Ran> => runPaise(place, args);

const read = (adds: string): string => extractorPlugin({ name: 'own', extension: '.own', adds });

/** The folder of the files is a project with a plugin. */
function project(): { readonly place: Place; readonly file: string } {
  const place = createPlace();
  const folder = join(place.files, '.paise2/plugins');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'own.ts');
  writeFileSync(file, read('`${text} first`'));
  place.write('a.own', 'zebra');
  return { place, file };
}

test('what a project brings is used when it is trusted, as it was then', async () => {
  const { place, file } = project();
  expect(await addedPlugins(place)).toEqual([]);
  const refused = await run(place, 'trust');
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stdout).toMatch(/own\n +from +project /);
  expect(refused.stderr).toContain('Use --yes');
  expect(await addedPlugins(place)).toEqual([]);

  expect(await run(place, 'trust', '--yes')).toMatchObject({ code: 0 });
  expect(await addedPlugins(place)).toMatchObject([{ name: 'own', from: 'project', state: 'enabled', path: file }]);
  await index(place);
  expect(await pathsOf(place, 'first')).toEqual([place.path('a.own')]);

  writeFileSync(file, read('`${text} second`'));
  const late = join(place.files, '.paise2/plugins/late.ts');
  writeFileSync(late, extractorPlugin({ name: 'late', extension: '.late' }));
  const infos = await addedPlugins(place);
  expect(infos.map(({ state }) => state)).toEqual(['set aside', 'set aside']);
  expect(infos.find(({ path }) => path === file)?.problem).toContain(`It was changed after you trusted ${place.files}.`);
  expect(infos.find(({ path }) => path === late)?.problem).toContain('It appeared after you trusted');
  await indexWithout(place, 'own');
  expect(await pathsOf(place, 'first OR second')).toEqual([]);

  expect(await run(place, 'trust', place.files, '--yes')).toMatchObject({ code: 0 });
  await index(place);
  expect(await pathsOf(place, 'second')).toEqual([place.path('a.own')]);
  expect(await run(place, 'distrust')).toMatchObject({ code: 0 });
  expect(await addedPlugins(place)).toEqual([]);
  expect(await run(place, 'distrust')).toMatchObject({ code: 2 });
});

test('a trusted project may be gone, and a folder without plugins cannot be trusted', async () => {
  const { place } = project();
  const other = join(place.files, 'other');
  mkdirSync(other);
  const nothing = await run(place, 'trust', other, '--yes');
  expect(nothing).toMatchObject({ code: 1 });
  expect(nothing.stderr).toContain('There are no plugins in');
  await run(place, 'trust', '--yes');
  rmSync(join(place.files, '.paise2'), { recursive: true });
  expect(await addedPlugins(place)).toEqual([]);
  expect(await run(place, 'distrust')).toMatchObject({ code: 0 });
});
