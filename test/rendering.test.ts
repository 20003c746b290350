import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { makeZip } from '../src/kit/zip/test-zip.ts';
import type { Rendering } from '../src/plugin/rendering.ts';
import { fileUrl } from '../src/plugin/file-url.ts';
import type { RunningPaise } from '../src/index.ts';
import { createPlace } from './support/place.ts';

/** Real documents of several projects. */
const formats = resolve(process.env['PAISE2_SHARED'] ?? '../shared', 'formats');
const extension = /\.(?:pdf|png|jpe?g|gif|webp|psd|heic)$/i;
const files = ['pdf', 'tika', 'localsearch'].flatMap((name) => {
  const folder = resolve(formats, name);
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => extension.test(file))
        .map((file) => resolve(folder, file))
    : [];
});

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const { signal } = new AbortController();
const drawn = (paise: RunningPaise, target: string, page = 1): Promise<Rendering | undefined> =>
  paise.render(target, { page, longest: 300, signal });

test('real documents have pictures, also as parts of others', async ({ skip }) => {
  skip(files.length === 0, `There are no documents in ${formats}.`);
  const place = createPlace();
  for (const file of files) place.write(nameOf(file), readFileSync(file));
  const some = files.filter((file) => file.endsWith('.pdf')).slice(0, 3);
  const inner = makeZip(some.map((file) => ({ name: nameOf(file), data: readFileSync(file) })));
  place.write('outer.zip', makeZip([{ name: 'inner/docs.zip', data: inner }]));
  await place.index();
  const paise = place.open();
  try {
    const without: string[] = [];
    const sides: number[] = [];
    for await (const page of paise.items())
      for (const { id, url } of page) {
        const rendering = await drawn(paise, String(id));
        const { isRendered } = await paise.item(String(id));
        expect(isRendered, url).toBe(extension.test(url));
        sides.push(Math.max(rendering?.width ?? 0, rendering?.height ?? 0));
        if (isRendered && !rendering) without.push(url);
      }
    expect(Math.max(...sides)).toBe(300);
    expect(sides.filter((side) => side > 0).length).toBeGreaterThan(without.length * 10);
    for (const file of some) {
      const part = `${fileUrl(place.path('outer.zip'))}!/inner/docs.zip!/${nameOf(file)}`;
      expect(await drawn(paise, part)).toEqual(await drawn(paise, place.path(nameOf(file))));
    }
  } finally {
    await paise.close();
  }
});
