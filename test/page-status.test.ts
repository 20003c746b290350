import { expect, test } from 'vitest';
import { expectAccessible, noBrowser, openPage, type OpenedPage } from './support/browser.ts';
import { createPlace, type Place } from './support/place.ts';

/** A place with two files that are indexed, one that is broken, and one of no known type. */
function somePlace(): Place {
  const place = createPlace();
  place.write('apples.md', '# About apples\n\nApples and pears grow on trees.');
  place.write('sub/pears.txt', 'Pears are sweeter than quinces.');
  place.write('broken.pdf', '%PDF-1.4 and nothing more');
  place.write('data.bin', Buffer.from([0, 1, 2, 3, 255, 254, 0, 7]));
  place.configure(`files:\n  roots:\n    - ${JSON.stringify(place.files)}\n`);
  return place;
}

const headline = ({ page }: OpenedPage, text: string): Promise<void> => page.getByRole('heading', { name: text, exact: true }).waitFor();

test.skipIf(noBrowser)('the status says what is indexed, why not the rest, and what one can do about it', async () => {
  const opened = await openPage(somePlace(), { at: '/status' });
  const { page, complaints } = opened;
  await headline(opened, 'Everything is up to date');
  await page.getByText('2 of 4 are indexed.').waitFor();
  await page.getByText('Why not the other 2?').click();
  await page.getByText('1 item could not be read.').waitFor();
  await page.getByText('1 item is found by name only.').waitFor();

  await page.getByRole('button', { name: 'Show it' }).first().click();
  await page.getByRole('button', { name: /^Explain .*broken\.pdf$/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Is it in the index?' });
  await dialog
    .getByText(/could not be read/i)
    .first()
    .waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Try again: corrupt' }).click();
  await page.getByText('1 item will be tried again.').waitFor();
  for (const summary of await page.locator('.more > summary').all()) await summary.click();
  await page
    .getByRole('row', { name: /pdf\/pdf/ })
    .first()
    .waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test.skipIf(noBrowser)('what changes is seen without loading the page again', async () => {
  const place = somePlace();
  const { page } = await openPage(place, { at: '/status' });
  await page.getByText('2 of 4 are indexed.').waitFor();
  place.write('plums.md', 'Plums ripen in August.');
  await page.getByText('3 of 5 are indexed.').waitFor();
  expect(await page.locator('.plot svg').count()).toBe(3);
});

test.skipIf(noBrowser)('work is paused and goes on, all of it or a part', async () => {
  const place = somePlace();
  const opened = await openPage(place, { at: '/status' });
  const { page } = opened;
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await headline(opened, 'Paused');
  place.write('plums.md', 'Plums ripen in August.');
  await page.getByText(/^1 piece of work:/).waitFor();
  expect(await place.search('plums')).toEqual([]);
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await page.getByText('3 of 5 are indexed.').waitFor();

  await page.getByRole('button', { name: 'Pause a part…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pause a part' });
  await dialog.getByRole('button', { name: 'Pause Everything from files' }).click();
  await dialog.getByRole('button', { name: 'Go on with Everything from files' }).waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await headline(opened, 'Paused in part');
  await page.getByRole('button', { name: 'Pause a part…' }).click();
  await dialog.getByRole('button', { name: 'Let everything go on' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await headline(opened, 'Everything is up to date');
});

test.skipIf(noBrowser)('where the engine is gone the page says so, and what still works', async () => {
  const opened = await openPage(somePlace(), { at: '/status' });
  await headline(opened, 'Everything is up to date');
  opened.engine.child.kill('SIGKILL');
  await headline(opened, 'paise2 does not run');
  await expectAccessible(opened.page);
  expect(await opened.page.getByText('paise2 search').count()).toBe(1);
});
