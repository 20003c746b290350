import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, newPage, noBrowser, openPage } from './support/browser.ts';
import { runPaise } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';
import { until } from './support/up.ts';

const mail = `From: Ann Lee <ann@example.org>
To: Bo <bo@example.org>
Subject: Orchard plans
Date: Fri, 17 May 2024 12:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

The quinces grow behind the barn.
--b
Content-Type: text/plain
Content-Disposition: attachment; filename=quinces.txt

A table of quinces.
--b--
`;

/** Files of several kinds, indexed. */
async function orchard(): Promise<Place> {
  const place = createPlace();
  place.configure(`files:\n  roots: ["${place.files}"]\n`);
  place.write('apples.md', '# About apples\n\nApples and pears grow on trees.\n\n## Harvest\n\n- apples in autumn\n');
  place.write('fruit/pears.txt', 'Pears are sweeter than quinces.');
  place.write('fruit/long.txt', 'Nothing to see on this line.\n'.repeat(20_000) + 'The last line names pomegranates.\n');
  place.write('code/tree.js', '// A tree\nexport function plantTree(apples) {\n  return apples + 1;\n}\n');
  place.write('hostile.html', '<title><img src=x onerror=alert(1)></title><p>apples <script>alert(1)</script></p>');
  place.write('plans.eml', mail);
  for (let number = 0; number < 300; number++) place.write(`notes/note-${number}.txt`, `Note number ${number} on gardening.`);
  expect(await runPaise(place, ['index'])).toMatchObject({ code: 0 });
  return place;
}

const titles = (page: Page): Promise<readonly string[]> => page.locator('.hit-title').allInnerTexts();

async function search(page: Page, query: string): Promise<void> {
  await page.locator('#query').fill(query);
  await until(
    () => new URL(page.url()).searchParams.get('q') === query,
    () => 'the address does not follow the query',
  );
  await page.locator('.results[aria-busy="false"]').waitFor();
}

test.skipIf(noBrowser)('finds as one types, and opens what was found by keys', async () => {
  const { page, complaints } = await openPage(await orchard());
  expect(new URL(page.url()).hash).toBe('');
  await page.locator('.home').waitFor();
  await expectAccessible(page);

  await page.locator('#query').pressSequentially('appl', { delay: 30 });
  await page.getByRole('link', { name: 'About apples' }).waitFor();
  await page
    .getByRole('option', { name: /apples/u })
    .first()
    .waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.locator('#query').fill('apples');
  await page.keyboard.press('Enter');
  await page.locator('.passage mark').first().waitFor();
  expect((await page.locator('.passage mark').allInnerTexts()).every((text) => /^apples?$/iu.test(text))).toBe(true);

  // The text of the hostile title is shown, and nothing of it has run.
  expect(await titles(page)).toContain('<img src=x onerror=alert(1)>');
  expect(await page.locator('.results img[src="x"]').count()).toBe(0);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  const preview = page.getByRole('complementary', { name: 'Preview' });
  await preview.getByText('Match 1 of').waitFor();
  await page.keyboard.press('n');
  await preview.getByText('Match 2 of').waitFor();
  await expectAccessible(page);
  expect(new URL(page.url()).searchParams.get('item')).toMatch(/^\d+$/u);
  await page.keyboard.press('Escape');
  await preview.waitFor({ state: 'hidden' });
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test.skipIf(noBrowser)('filters by editing the query, and brings everything back from the address', async () => {
  const { page, origin, complaints } = await openPage(await orchard());
  await search(page, 'apples');
  await page.getByRole('checkbox', { name: /Code/u }).click();
  await page.getByRole('link', { name: 'tree.js' }).waitFor();
  await until(
    async () => (await titles(page)).length === 1,
    () => 'it was not narrowed',
  );
  expect(await page.locator('#query').inputValue()).toMatch(/^apples\*? type:code$/u);
  await page.goto(`${origin}/?q=${encodeURIComponent('apples type:code')}`);
  await page.getByRole('button', { name: 'Remove filter type code' }).click();
  await until(
    async () => (await titles(page)).length > 1,
    () => 'the filter was not removed',
  );
  await page.goBack();
  expect(await page.locator('#query').inputValue()).toBe('apples type:code');
  await page.goto(`${origin}/?q=apples`);
  await page.getByLabel('Order').selectOption('name');
  expect(await page.locator('#query').inputValue()).toBe('apples sort:name');
  expect(complaints).toEqual([]);
});

test.skipIf(noBrowser)('shows mail with its attachment together, long text to its end, and only rows that are seen', async () => {
  const { page, complaints } = await openPage(await orchard());
  await search(page, 'quinces type:mail,text');
  await page.locator('.hit-parts .hit').first().waitFor();
  expect(await page.locator('.hit-parts .hit').count()).toBe(1);

  await search(page, 'pomegranates');
  await page.locator('.hit-title a').first().click();
  const current = page.locator('mark[data-current]');
  await current.waitFor();
  expect(await current.innerText()).toBe('pomegranates');
  expect(await current.isVisible()).toBe(true);

  await search(page, 'gardening');
  await page.locator('.summary strong', { hasText: '300 results' }).waitFor();
  const scrolled = page.locator('.results');
  await until(
    async () => {
      await scrolled.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      return (await page.locator('[aria-setsize]').first().getAttribute('aria-setsize')) === '300';
    },
    () => 'not all results were loaded',
  );
  expect(await page.locator('.windowed-row').count()).toBeLessThan(40);
  expect(complaints).toEqual([]);
});

test.skipIf(noBrowser)('says when nothing is found, when the engine is gone, and when the browser is not let in', async () => {
  const { page, origin, engine } = await openPage(await orchard());
  await search(page, 'xyzzyqwv');
  await page.getByRole('heading', { name: /Nothing has/u }).waitFor();
  await expectAccessible(page);

  const stranger = await newPage();
  await stranger.goto(`${origin}/?q=apples`);
  await stranger.getByRole('heading', { name: 'This browser is not let in yet' }).waitFor();
  await expectAccessible(stranger);

  engine.child.kill('SIGTERM');
  await until(
    () => engine.child.exitCode !== null || engine.child.signalCode !== null,
    () => 'the engine does not end',
  );
  await page.locator('#query').fill('apples');
  await page.getByText('paise2 does not answer.').waitFor();
  expect(await page.locator('#query').inputValue()).toBe('apples');
});

test.skipIf(noBrowser)('is usable at a width of 320 pixels, in the dark', async () => {
  const { page } = await openPage(await orchard(), { context: { viewport: { width: 320, height: 640 }, colorScheme: 'dark' } });
  await search(page, 'apples');
  await page.locator('.hit-title a').first().waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  await expectAccessible(page);
  await page.locator('.hit-title a').first().click();
  await page.getByRole('dialog', { name: 'Preview' }).getByRole('tab', { name: 'Text' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('dialog', { name: 'Filters' }).getByRole('checkbox').first().waitFor();
});
