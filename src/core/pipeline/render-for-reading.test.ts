import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import { urlName } from '../../plugin/file-url.ts';
import { RejectContent, SkipContent } from '../../plugin/outcomes.ts';
import type { Rendering } from '../../plugin/rendering.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { renderForReading } from './render-for-reading.ts';
import { createTestBench } from './test-bench.ts';

interface Box {
  readonly [key: string]: Box | string;
}

/** A picture of the text that it was drawn of. */
const drawing: NonNullable<ContentExtractor['render']> = async (content, { page }) =>
  page > 2 ? undefined : ({ bytes: await content.bytes(), mimeType: 'image/png', width: page, height: 1, pages: 2 } satisfies Rendering);
const notRun = async (): Promise<never> => {
  throw new Error('To draw it, it need not be extracted.');
};

/** Boxes are JSON: names and what is in them, boxes or text. Whatever does not wait for what it hands on, unpacks all. */
const box = (waits: boolean): Partial<ContentExtractor> => ({
  preferredMimeTypes: ['application/json'],
  async extract(host, content) {
    for (const [key, inside] of Object.entries(JSON.parse(await content.text()) as Box)) {
      unpacked.push(key);
      const [text, mimeType] = typeof inside === 'object' ? [JSON.stringify(inside), 'application/json'] : [inside, 'text/plain'];
      const added = host.addContent({ key, bytes: Buffer.from(text), mimeType });
      if (waits) await added;
      else added.catch(() => {});
    }
  },
});
const unpacked: string[] = [];

const letters = 'the letter is only some text';
const nested = { first: letters, 'a/b !.txt': letters, inner: { deep: { it: letters }, other: '' }, last: letters };

async function drawn(
  part: string,
  more: { readonly page?: number; readonly waits?: boolean; readonly limits?: Partial<ExtractionLimits> } = {},
) {
  const { page = 1, waits = true, limits = {} } = more;
  const folder = mkdtempSync(join(tmpdir(), 'paise2-drawn-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'box.json');
  writeFileSync(path, JSON.stringify(nested));
  unpacked.length = 0;
  const text = { preferredMimeTypes: ['text/plain'], extract: notRun, render: drawing };
  const bench = createTestBench({ text, box: box(waits) }, { limits, fetch: fetchIn(folder) });
  const rendering = await renderForReading({ sourceUrl: 'test:/box.json', url: `test:/box.json${part}`, page, longest: 100 }, bench);
  return rendering && { ...rendering, bytes: Buffer.from(rendering.bytes).toString() };
}

const fetchIn =
  (folder: string) =>
  async (_: unknown, { url }: { readonly url: string }) => {
    const path = join(folder, urlName(url));
    const { size, mtimeMs } = statSync(path);
    return { type: 'content', location: { kind: 'file', path, size, modifiedAt: mtimeMs } } as const;
  };

test.each([['!/first'], ['!/a/b%20%21.txt'], ['!/inner!/deep!/it'], ['!/last']])(
  'a part is unpacked again to be drawn: %s',
  async (part) => {
    const picture = { bytes: letters, mimeType: 'image/png', width: 2, height: 1, pages: 2 };
    expect(await drawn(part, { page: 2 })).toEqual(picture);
    expect(await drawn(part, { page: 2, waits: false })).toEqual(picture);
    expect(await drawn(part, { page: 3 })).toBeUndefined();
  },
);

test('nothing is unpacked beyond it', async () => {
  await drawn('!/inner!/deep!/it');
  expect(unpacked).toEqual(['first', 'a/b !.txt', 'inner', 'deep', 'it']);
});

test.each([[''], ['!/none'], ['!/inner'], ['!/inner!/other'], ['!/firs']])('there is no picture of %j', async (part) => {
  expect(await drawn(part)).toBeUndefined();
});

test.each<Partial<ExtractionLimits>>([{ depth: 1 }, { members: 3 }, { produced: 100 }])('limits hold: %j', async (limits) => {
  expect(await drawn('!/inner!/deep!/it', { limits })).toBeUndefined();
  expect(await drawn('!/first', { limits })).toMatchObject({ bytes: letters });
});

function drawnBy(render: ContentExtractor['render']) {
  const folder = mkdtempSync(join(tmpdir(), 'paise2-drawn-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'a.txt'), 'text');
  const bench = createTestBench({ text: { preferredMimeTypes: ['text/plain'], ...(render && { render }) } }, { fetch: fetchIn(folder) });
  return renderForReading({ sourceUrl: 'test:/a.txt', url: 'test:/a.txt', page: 1, longest: 100 }, bench);
}

test('whatever reason an extractor has, there is no picture; a mistake of it is told', async () => {
  expect(await drawnBy(undefined)).toBeUndefined();
  expect(await drawnBy(() => Promise.reject(new SkipContent('It is encrypted.', 'encrypted')))).toBeUndefined();
  expect(await drawnBy(() => Promise.reject(new RejectContent('It is damaged.')))).toBeUndefined();
  await expect(drawnBy(() => Promise.reject(new Error('It threw.')))).rejects.toThrow('It threw.');
});
