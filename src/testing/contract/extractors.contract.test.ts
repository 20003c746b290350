import { describe, expect, test } from 'vitest';
import { makeXar } from '../../builtin/archive/test-stored.ts';
import { gifFile, jpegFile } from '../../builtin/image/test-images.ts';
import { testPdf } from '../../builtin/pdf/test-pdf.ts';
import { writePng } from '../../kit/raster/write-png.ts';
import type { TestFile } from '../extract-with.ts';
import { extractorContract } from './extractor/extractor-contract.ts';

const note = '---\ntags: [a]\n---\n# One\n\nsome *text*\n\n- a\n- b\n';
const page = '<title>One</title><main><h1>Head</h1><p>some <b>text</b></main>';
const message = 'From: a@example.org\r\nSubject: One\r\nDate: Wed, 1 May 2024 12:00:00 +0000\r\n\r\nsome text\r\n';

const square = writePng({ width: 50, height: 50, channels: 3, pixels: Uint8Array.from({ length: 7500 }, (_, index) => index % 256) });
const images = [
  { name: 'a.png', mimeType: 'image/png', bytes: square },
  { name: 'a.gif', mimeType: 'image/gif', bytes: gifFile(['hello']) },
  { name: 'a.jpg', mimeType: 'image/jpeg', bytes: jpegFile({ comment: 'hello' }) },
];

/** Built-in extractors of different kinds. */
const tested: readonly (readonly [plugin: string, key: string, samples: readonly TestFile[]])[] = [
  ['markdown', 'markdown', [{ name: 'a.md', mimeType: 'text/markdown', bytes: note }]],
  ['html', 'html', [{ name: 'a.html', mimeType: 'text/html', bytes: page }]],
  ['csv', 'table', [{ name: 'a.csv', mimeType: 'text/csv', bytes: 'name,city\nAda,London\n"Bo, b",Rome\n' }]],
  ['mail', 'message', [{ name: 'a.eml', mimeType: 'message/rfc822', bytes: message }]],
  ['pdf', 'pdf', [{ name: 'a.pdf', mimeType: 'application/pdf', bytes: testPdf({ pages: [{ lines: ['One'] }, { lines: ['Two'] }] }) }]],
  ['image', 'image', images],
  ['archive', 'xar', [{ name: 'a.xar', mimeType: 'application/x-xar', bytes: makeXar([{ name: 'a.txt', data: 'some text' }]) }]],
];

describe.each(tested)('extractor of %s', (plugin, key, samples) => {
  const module = new URL(`../../builtin/${plugin}/index.ts`, import.meta.url);
  test.each(extractorContract({ module, key }, { samples }))('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});
