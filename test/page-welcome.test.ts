import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { expectAccessible, noBrowser, openPage } from './support/browser.ts';
import { createPlace, namesOf, type Place } from './support/place.ts';
import { until } from './support/up.ts';

/** A file in the home of the person. */
function keep(place: Place, folder: string, name: string, text: string): void {
  const path = join(dirname(place.files), folder);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, name), text);
}

test.skipIf(noBrowser)('with nothing configured the usual folders are proposed, and what is in them is found', async () => {
  const place = createPlace();
  keep(place, 'Documents', 'apples.md', '# About apples\n\nApples grow on trees.');
  keep(place, 'Downloads', 'plums.md', 'Plums ripen in August.');
  keep(place, 'elsewhere', 'pears.md', 'Pears are sweet.');
  const { page, complaints } = await openPage(place, { at: '/welcome' });
  await page.getByRole('heading', { name: 'Welcome to paise2' }).waitFor();
  await page.getByRole('checkbox', { name: '~/Downloads' }).uncheck();
  await page.getByRole('button', { name: 'Another folder…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose a folder' });
  await dialog.getByRole('button', { name: 'elsewhere' }).click();
  await dialog.getByText('There are no folders in it.').waitFor();
  await dialog.getByRole('button', { name: 'Take this folder' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start with 2 folders' }).click();

  await page.getByRole('heading', { name: 'Some of what can be found already' }).waitFor();
  await page.getByRole('button', { name: 'About apples' }).waitFor();
  await expectAccessible(page);
  await until(
    async () => namesOf(await place.search('*')).join() === 'apples.md,pears.md',
    () => 'not what was chosen is found',
  );
  expect(readFileSync(join(place.configDirectory, 'config.yaml'), 'utf8')).toContain('Documents');
  await page.getByRole('searchbox', { name: 'Search what is found already' }).fill('apples');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/?q=apples');
  expect(complaints).toEqual([]);
});

test.skipIf(noBrowser)('folders that are configured are not proposed again', async () => {
  const place = createPlace();
  keep(place, 'Documents', 'apples.md', 'Apples grow on trees.');
  keep(place, 'Notes', 'plums.md', 'Plums ripen in August.');
  place.configure('files:\n  roots: [~/Documents]\n');
  const { page } = await openPage(place, { at: '/welcome' });
  await page.getByRole('checkbox', { name: '~/Notes' }).waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(1);
});
