import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { namesByType } from '../../core/pipeline/detect-type-names.ts';
import { isTextType } from '../../core/pipeline/detect-type-kinds.ts';
import { extractWith } from '../../testing/extract-with.ts';
import { noSharedFiles, sharedFile } from '../../testing/test-documents.ts';
import code from './index.ts';
import { languages } from './languages.ts';

const source = '// Opens the file\nconst openFile = "naïve";\n\f';

test('source is indexed whole and its language named', async () => {
  const { items } = await extractWith(code, 'source', { name: 'a.ts', mimeType: 'text/x-typescript', bytes: source });
  expect(items).toEqual([{ text: source, metadata: { programmingLanguage: 'TypeScript', symbols: ['openFile'] } }]);
});

test.each([
  ['a.RS', 'text/plain', 'Rust'],
  ['Makefile', 'text/plain', 'Makefile'],
  ['a.unknown', 'text/plain', undefined],
])('the name %s says the language where the type does not', async (name, mimeType, expected) => {
  const { items } = await extractWith(code, 'source', { name, mimeType, bytes: 'x' });
  expect(items[0]?.metadata['programmingLanguage']).toBe(expected);
});

test('every kind of source code that detection knows is read here', () => {
  const markup =
    /markdown|rst|org|asciidoc|textile|txt2tags|mediawiki|tex|pod|fountain|troff|diff|gettext|csv|tab-separated|vtt|ssa|microdvd|plain|mermaid|plantuml/;
  const data = /json|yaml|toml|xml|subrip|mbox|rfc822|properties|desktop|mswinurl|refer|nbib/;
  const known = Object.keys(namesByType).filter((type) => isTextType(type) && !markup.test(type) && !data.test(type));
  expect(known.filter((type) => !(type in languages))).toEqual([]);
});

test.for([
  ['tika/118184-testBAT.bat', 'application/x-bat', 'Batch'],
  ['tika/d3f607-testCSS.css', 'text/css', 'CSS'],
] as const)('the document %s', async ([path, mimeType, language], { skip }) => {
  skip(noSharedFiles !== undefined, noSharedFiles);
  const { items } = await extractWith(code, 'source', { name: path, mimeType, bytes: readFileSync(sharedFile(`formats/${path}`)) });
  expect(items[0]?.text).toContain('Licensed to the Apache Software Foundation');
  expect(items[0]?.metadata['programmingLanguage']).toBe(language);
});
