import { expect, test } from 'vitest';
import { extractWith, type RecordedItem } from '../../testing/extract-with.ts';
import { outcomeOf } from '../../testing/test-outcome.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import shortcut from './index.ts';
import { shellLink } from './test-shell-link.ts';

async function extract(extension: 'desktop' | 'lnk', bytes: string | Uint8Array): Promise<RecordedItem> {
  const { items } = await extractWith(shortcut, extension, { name: 'a', mimeType: 'x/y', bytes });
  return items[0] as RecordedItem;
}

const desktop =
  '[Desktop Entry]\nType=Application\nName=Editor\nName[de]=Bearbeiter\nComment=Edits text\nExec=editor %F\nIcon=editor\nKeywords=text;write;\nCategories=Utility;\n';

test('desktop entries', async () => {
  expect(await extract('desktop', desktop)).toEqual({
    text: 'Editor\nBearbeiter\nEdits text\neditor %F\ntext; write\nUtility',
    metadata: { title: 'Editor', description: 'Edits text', tags: ['text', 'write', 'Utility'] },
  });
});

test('internet shortcuts', async () => {
  expect(await extract('desktop', '[InternetShortcut]\r\nURL=https://x.example/\r\nIconIndex=0\r\n')).toEqual({
    text: 'https://x.example/',
    metadata: { links: ['https://x.example/'] },
  });
});

test('shortcuts of Windows', async () => {
  const link = shellLink(String.raw`C:\docs\a.txt`, 'My text');
  expect(await extract('lnk', link)).toEqual({
    text: 'My text\nC:\\docs\\a.txt',
    metadata: { description: 'My text', target: 'C:\\docs\\a.txt' },
  });
  for (const copy of damagedCopies(link, 300)) expect(await outcomeOf(extract('lnk', copy))).toMatch(/done|reject/);
});
