import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { noSharedFiles, sharedFile } from '../../testing/test-documents.ts';
import notebook from './index.ts';

const extract = (bytes: string | Uint8Array): Promise<Recording> =>
  extractWith(notebook, 'jupyter', { name: 'a.ipynb', mimeType: 'application/x-ipynb+json', bytes });

test('cells and outputs are read in order', async () => {
  const data = {
    metadata: { language_info: { name: 'python' }, authors: [{ name: 'Ann' }] },
    cells: [
      { cell_type: 'markdown', source: ['# Results\n', 'Some *words*\n', '```\n# no heading\n```\n', '## Part'] },
      {
        cell_type: 'code',
        source: 'print("x")',
        outputs: [
          { output_type: 'stream', text: ['printed\n', 'lines\n'] },
          { output_type: 'display_data', data: { 'image/png': 'AAAA', 'text/plain': '<Figure>' } },
          { output_type: 'error', ename: 'ValueError', evalue: 'bad', traceback: ['\x1b[31mno\x1b[0m'] },
        ],
      },
      { cell_type: 'code', source: '', outputs: [{ output_type: 'display_data', data: { 'image/png': 'BBBB' } }] },
    ],
  };
  expect((await extract(JSON.stringify(data))).items).toEqual([
    {
      text: '# Results\nSome *words*\n```\n# no heading\n```\n## Part\n\nprint("x")\n\nprinted\nlines\n\n<Figure>\n\nValueError: bad',
      metadata: { title: 'Results', headings: ['Results', 'Part'], authors: ['Ann'], programmingLanguage: 'python' },
    },
  ]);
});

test('format 3 with its worksheets is read', async () => {
  const cells = [
    { cell_type: 'heading', level: 1, source: 'Old' },
    { cell_type: 'code', input: ['1 + 1'], outputs: [{ output_type: 'pyout', text: ['2'] }] },
  ];
  const { items } = await extract(JSON.stringify({ nbformat: 3, worksheets: [{ cells }] }));
  expect(items).toEqual([{ text: 'Old\n\n1 + 1\n\n2', metadata: { title: 'Old', headings: ['Old'] } }]);
});

test('what is broken keeps its words and is marked', async () => {
  const { items, partial } = await extract(String.raw`{"cells": [{"source": ["caf\u00e9\n", "cut`);
  expect(items[0]?.text).toContain('café');
  expect(partial).toMatchObject([{ code: 'corrupt' }]);
});

test('any JSON is read', async () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, fc.constantFrom(null, 1, 'text', true), fc.array(tie('value'), { maxLength: 3 }), tie('map')),
    map: fc.dictionary(
      fc.constantFrom('cells', 'worksheets', 'metadata', 'source', 'outputs', 'data', 'text', 'cell_type', 'authors'),
      tie('value'),
    ),
  })).map;
  await fc.assert(
    fc.asyncProperty(value, async (data) => {
      expect((await extract(JSON.stringify(data))).items).toHaveLength(1);
    }),
  );
});

test('a real notebook is readable', async ({ skip }) => {
  skip(noSharedFiles !== undefined, noSharedFiles);
  const { items } = await extract(readFileSync(sharedFile('formats/pandoc/42694e-mime.ipynb')));
  expect(items[0]?.text).toContain('Supported IPython display formatters:');
  expect(items[0]?.metadata['programmingLanguage']).toBe('python');
});
