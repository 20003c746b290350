import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { extensionPointNames } from '../src/core/extension-points.ts';
import { parseComment, takeDefault } from '../scripts/api-docs/comment.ts';
import { makeDocuments, referenceFolder } from '../scripts/api-docs/documents.ts';
import { readDoors } from '../scripts/api-docs/read-doors.ts';

const root = resolve(import.meta.dirname, '..');
const doors = readDoors();
const documents = makeDocuments(doors);
const remedy = 'run `npm run docs:api` and look at what it changes';

test('the reference and the API report are those of the sources', () => {
  const files = readdirSync(join(root, referenceFolder)).map((file) => `${referenceFolder}/${file}`);
  const made = [...documents.keys()].filter((path) => path.startsWith(referenceFolder));
  expect(files.toSorted(), remedy).toEqual(made.toSorted());
  for (const [path, text] of documents) expect(readFileSync(join(root, path), 'utf8'), `${path}: ${remedy}`).toBe(text);
});

test('every extension point has a page with its contract and host', () => {
  for (const point of extensionPointNames) {
    const name = point.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(documents.get(`${referenceFolder}/${name}.md`), point).toContain(`The extension point \`${point}\``);
  }
});

test('every name is on exactly one page', () => {
  const pages = [...documents].filter(([path]) => path.startsWith(referenceFolder)).map(([, text]) => text);
  const headings = pages.flatMap((text) => [...text.matchAll(/^## (\w+)$/gm)].map(([, name = '']) => name));
  const own = doors.flatMap(({ declarations }) => declarations).filter(({ file }) => file.startsWith('src/'));
  expect(headings.toSorted()).toEqual([...new Set(own.map(({ name }) => name))].toSorted());
});

test('every declaration of the contract says since when it is there', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  const [major = '', minor = ''] = version.split('.');
  const faults = doors
    .flatMap(({ declarations }) => declarations)
    .filter(({ file }) => file.startsWith('src/plugin/'))
    .filter(({ comment: { since = '' } }) => !isUpTo(since, Number(major), Number(minor)))
    .map(({ name, file }) => `${file}: ${name} has no @since, or a later one than ${version}`);
  expect(faults).toEqual([]);
});

function isUpTo(since: string, major: number, minor: number): boolean {
  const [, one, other] = /^(\d+)\.(\d+)$/.exec(since) ?? [];
  return one !== undefined && (Number(one) < major || (Number(one) === major && Number(other) <= minor));
}

test('a comment has a text and marks', () => {
  const lines = [
    '/**',
    ' * Reads it.',
    ' *',
    ' * - once',
    ' * @since 0.2',
    ' * @experimental',
    ' * @deprecated Read {@link Content}.',
    ' */',
  ];
  expect(parseComment(lines.join('\n'))).toEqual({
    text: 'Reads it.\n\n- once',
    since: '0.2',
    experimental: true,
    deprecated: 'Read {@link Content}.',
  });
  expect(parseComment('/** Mail to `a@b.org`. */')).toEqual({ text: 'Mail to `a@b.org`.', experimental: false });
});

test.each([
  ['Bytes. Default 0.', 'Bytes.', '0'],
  ['Default: {@link jobPriority}.normal.', '', '{@link jobPriority}.normal'],
  ['Default 64 MiB, which is the most. More rejects.', 'More rejects.', '64 MiB, which is the most'],
  ['`keep` (default): it is kept.', '`keep` (default): it is kept.', '`keep`'],
  ['The default of the option.', 'The default of the option.', ''],
])('the default of "%s"', (comment, text, value) => {
  expect(takeDefault(comment)).toEqual({ text, value });
});
