import { expect, test } from 'vitest';
import type { StoredItem } from '../../plugin/item.ts';
import type { ItemView } from '../../plugin/paise.ts';
import { storageWith } from './test-search.ts';
import { viewItem } from './view-item.ts';

const mail = 'file:///home/ann/mail.mbox';
const letter = `${mail}!/1`;
const attachment = `${letter}!/plan.pdf`;
const parts = [
  { url: mail },
  { url: letter, parentUrl: mail, metadata: { title: 'The plan' }, mimeType: 'message/rfc822', size: 7 },
  { url: `${mail}!/2`, parentUrl: mail },
  { url: attachment, parentUrl: letter },
];

async function view(target: string, stale?: 'gone' | 'changed', items: Parameters<typeof storageWith>[0] = parts) {
  const told: string[] = [];
  const storage = await storageWith(items);
  const onStale = (gone: readonly StoredItem[]): void => void told.push(...gone.map(({ url }) => url));
  const found: ItemView = await viewItem(target, { storage, freshnessOf: async () => stale, onStale }, async ({ url }) =>
    url.endsWith('.pdf'),
  );
  return { found, told };
}

test('an item has its parents, the outermost first, and what is directly in it', async () => {
  const { found } = await view(letter);
  expect(found).toMatchObject({ item: { url: letter }, title: 'The plan', path: '/home/ann/mail.mbox', isRendered: false });
  expect(found.parents.map(({ url }) => url)).toEqual([mail]);
  expect(found.children.map(({ url }) => url)).toEqual([attachment]);
  expect((await view(attachment)).found).toMatchObject({
    parents: [{ url: mail }, { url: letter, title: 'The plan', size: 7 }],
    isRendered: true,
  });
  const { children } = (await view(mail)).found;
  expect(children.map(({ url, mimeType, status }) => [url, mimeType, status])).toEqual([
    [letter, 'message/rfc822', 'indexed'],
    [`${mail}!/2`, 'text/plain', 'indexed'],
  ]);
});

test('children are 200 at most, and what lies in a folder of the same URL is none', async () => {
  const many = Array.from({ length: 300 }, (_, index) => ({ url: `${mail}!/${String(index).padStart(3, '0')}`, parentUrl: mail }));
  const { children } = (await view(mail, undefined, [{ url: mail }, ...many, { url: `${mail}/other.txt` }])).found;
  expect(children).toHaveLength(200);
  expect(children[0]?.url).toBe(`${mail}!/000`);
  expect((await view(mail, undefined, [{ url: mail }, { url: `${mail}/other.txt` }])).found.children).toEqual([]);
});

test('that the file is gone or changed is said, and told', async () => {
  expect(await view(letter, 'gone')).toMatchObject({ found: { stale: 'gone' }, told: [letter] });
  expect((await view(letter)).found).not.toHaveProperty('stale');
  await expect(view('/no/such')).rejects.toMatchObject({ code: 'USAGE' });
});
