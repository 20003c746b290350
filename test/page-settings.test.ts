import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectAccessible, noBrowser, openPage, type OpenedPage } from './support/browser.ts';
import { createPlace, namesOf, type Place } from './support/place.ts';
import { until } from './support/up.ts';

const configurationOf = (place: Place): string => join(place.configDirectory, 'config.yaml');
const written = (place: Place): string => readFileSync(configurationOf(place), 'utf8');

function commentedPlace(): Place {
  const place = createPlace();
  place.write('apples.md', '# About apples\n\nApples grow on trees.');
  place.configure(`# Mine.\nfiles:\n  roots:\n    - ${place.files} # all of it\n  # Larger ones are films.\n  maxFileSize: 100MB\n`);
  return place;
}

/** What the text beside the form says, once it says it. */
async function untilText({ page }: OpenedPage, expected: string): Promise<void> {
  const text = page.getByRole('textbox', { name: 'Configuration as YAML' });
  let found = '';
  await until(
    async () => (found = await text.inputValue()).includes(expected),
    () => `the text is ${found}`,
  );
}

async function saveAll({ page }: OpenedPage): Promise<void> {
  await page.getByRole('button', { name: 'Review and save…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved, and in force.').waitFor();
}

test.skipIf(noBrowser)('an option is changed in the form, compared, saved and in force; comments stay', async () => {
  const place = commentedPlace();
  const opened = await openPage(place, { at: '/settings?option=files.maxFileSize' });
  const { page, complaints } = opened;
  await page.getByRole('textbox', { name: 'Max file size' }).fill('300MB');
  await page.getByRole('combobox', { name: 'Hidden' }).selectOption('index');
  await untilText(opened, 'hidden: index');
  await page.getByRole('button', { name: 'Review and save…' }).click();
  const dialog = page.getByRole('dialog', { name: 'What changes' });
  await dialog.getByRole('row', { name: 'removed: maxFileSize: 100MB' }).waitFor();
  await dialog.getByRole('row', { name: 'added: maxFileSize: 300MB' }).waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Not yet' }).click();
  await saveAll(opened);
  expect(written(place)).toBe(
    `# Mine.\nfiles:\n  roots:\n    - ${place.files} # all of it\n  # Larger ones are films.\n  maxFileSize: 300MB\n  hidden: index\n`,
  );

  await page.getByRole('button', { name: 'Max file size: back to the default, 200MB' }).click();
  await until(
    async () => (await page.getByRole('textbox', { name: 'Max file size' }).inputValue()) === '200MB',
    () => 'the field does not show the default',
  );
  expect(complaints).toEqual([]);
});

test.skipIf(noBrowser)('what is wrong is shown at its field and its line, and is not saved', async () => {
  const opened = await openPage(commentedPlace(), { at: '/settings' });
  const { page } = opened;
  const text = page.getByRole('textbox', { name: 'Configuration as YAML' });
  await text.fill('files:\n  hidden: maybe\n  watch: false\n');
  await page.getByText('One problem: it must be mended before saving.').waitFor();
  await page.getByRole('button', { name: 'Line 2, column 11' }).click();
  expect(await text.evaluate((field) => (field as unknown as { selectionStart: number }).selectionStart)).toBe('files:\n  hidden: '.length);
  const field = page.getByRole('combobox', { name: 'Hidden' });
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByRole('checkbox', { name: 'Watch' }).isChecked()).toBe(false);
  expect(await page.getByRole('button', { name: 'Review and save…' }).isDisabled()).toBe(true);
  await expectAccessible(page);
  await field.selectOption('skip');
  await untilText(opened, 'hidden: skip');
  await page.getByText('Your changes are not saved yet.').waitFor();

  await text.fill('files:\n    hidden: skip\n  watch: false\n');
  await page.getByText('The fields cannot follow the text as it is now.').waitFor();
  expect(await field.isDisabled()).toBe(true);
});

test.skipIf(noBrowser)('a folder is added by picking, and taken out again', async () => {
  const place = commentedPlace();
  const other = createPlace();
  other.write('fruit/plums.md', 'Plums ripen in August.');
  const opened = await openPage(place, { at: '/settings' });
  const { page } = opened;
  await page.getByRole('button', { name: 'Add a folder…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose a folder' });
  await dialog.getByRole('textbox', { name: 'Path of the folder' }).fill(other.files);
  await dialog.getByRole('button', { name: 'Go there' }).click();
  await dialog.getByRole('button', { name: 'fruit' }).click();
  await dialog.getByText('There are no folders in it.').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Take this folder' }).click();
  await untilText(opened, other.path('fruit'));
  await saveAll(opened);
  await until(
    async () => namesOf(await place.search('plums')).join() === 'plums.md',
    () => 'what is in the folder is not found',
  );
  await page.getByRole('button', { name: `Remove ${other.path('fruit')}` }).click();
  await saveAll(opened);
  expect(written(place)).toContain(`- ${place.files} # all of it`);
  expect(written(place)).not.toContain('fruit');
});

test.skipIf(noBrowser)('nothing moves under the pointer when the folders come late', async () => {
  const { page } = await openPage(commentedPlace(), { at: '/settings' });
  const held = Promise.withResolvers<void>();
  await page.route('**/folders*', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Add a folder…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose a folder' });
  const button = dialog.getByRole('button', { name: 'Go there' });
  const before = await button.boundingBox();
  held.resolve();
  await dialog.getByRole('button', { name: 'One folder up' }).waitFor();
  expect(await button.boundingBox()).toEqual(before);
});

test.skipIf(noBrowser)('a plugin is turned off and on', async () => {
  const place = commentedPlace();
  const opened = await openPage(place, { at: '/settings?part=plugins' });
  const { page } = opened;
  expect(await page.getByRole('checkbox', { name: 'embedded' }).isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: 'torrent' }).uncheck();
  await untilText(opened, '- torrent');
  await saveAll(opened);
  expect(written(place)).toContain('disabledPlugins:\n    - torrent');
  await page.getByRole('checkbox', { name: 'torrent' }).check();
  await saveAll(opened);
  expect(written(place)).not.toContain('torrent');
});

test.skipIf(noBrowser)('options are searched by their words', async () => {
  const { page } = await openPage(commentedPlace(), { at: '/settings' });
  await page.getByRole('searchbox', { name: 'Find an option' }).fill('battery');
  await page.getByRole('combobox', { name: 'On battery' }).waitFor();
  expect(await page.locator('.option').count()).toBe(1);
});

test.skipIf(noBrowser)('where somebody else changed the file meanwhile, nothing is lost', async () => {
  const place = commentedPlace();
  const opened = await openPage(place, { at: '/settings' });
  const { page } = opened;
  await page.getByRole('combobox', { name: 'Hidden' }).selectOption('index');
  await untilText(opened, 'hidden: index');
  writeFileSync(configurationOf(place), `${written(place)}  watch: false\n`);
  await page.getByRole('button', { name: 'Review and save…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = page.getByRole('dialog', { name: 'Somebody else changed it' });
  await conflict.getByRole('row', { name: 'added: watch: false' }).waitFor();
  await expectAccessible(page);
  await conflict.getByRole('button', { name: 'Compare mine with theirs' }).click();
  const compared = page.getByRole('dialog', { name: 'What changes' });
  await compared.getByRole('row', { name: 'removed: watch: false' }).waitFor();
  await compared.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved, and in force.').waitFor();
  expect(written(place)).toContain('hidden: index');
});

test.skipIf(noBrowser)('changes that are not saved are not left without a question', async () => {
  const opened = await openPage(commentedPlace(), { at: '/settings' });
  const { page } = opened;
  await page.getByRole('combobox', { name: 'Hidden' }).selectOption('index');
  await untilText(opened, 'hidden: index');
  const questions: string[] = [];
  page.on('dialog', (dialog) => {
    questions.push(dialog.message());
    void (questions.length === 1 ? dialog.dismiss() : dialog.accept());
  });
  const status = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Status' });
  await status.click();
  expect(new URL(page.url()).pathname).toBe('/settings');
  await status.click();
  await page.waitForURL('**/status');
  expect(questions).toHaveLength(2);
});
