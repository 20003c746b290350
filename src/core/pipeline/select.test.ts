import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extensionsOf, select, verdictsOf, type ExtractorCandidate } from './select.ts';

const candidate = (id: string, fields: Partial<ExtractorCandidate> = {}): ExtractorCandidate => ({
  id,
  external: false,
  mimeTypes: [],
  fileExtensions: [],
  ...fields,
});
const exact = candidate('b/exact', { mimeTypes: ['text/markdown'] });
const byExtension = candidate('c/extension', { fileExtensions: ['.md'] });
const wildcard = candidate('a/wildcard', { mimeTypes: ['text/*'] });
const subject = { mimeType: 'text/markdown', name: 'notes.MD', certain: false };
const ids = (candidates: readonly ExtractorCandidate[], about = subject, configured = {}): readonly string[] =>
  select(candidates, about, configured).ordered.map(({ id }) => id);

test('exact type goes before file extension before wildcard', () => {
  expect(ids([wildcard, byExtension, exact])).toEqual(['b/exact', 'c/extension', 'a/wildcard']);
});

test("the user's choice goes first, by type or by extension", () => {
  expect(ids([wildcard, byExtension, exact], subject, { 'text/markdown': 'a/wildcard' })[0]).toBe('a/wildcard');
  expect(ids([wildcard, byExtension, exact], subject, { '.md': 'a/wildcard' })[0]).toBe('a/wildcard');
});

test('what the options of a plugin choose goes next, even where the bytes gave the type away', () => {
  const optional = candidate('o/optional', { chosenFor: ['.md', 'application/acad'] });
  expect(ids([wildcard, byExtension, exact, optional])[0]).toBe('o/optional');
  expect(ids([exact, optional], { ...subject, certain: true })[0]).toBe('o/optional');
  expect(ids([exact, optional], subject, { '.md': 'b/exact' })[0]).toBe('b/exact');
  expect(ids([optional], { mimeType: 'application/acad', name: 'x', certain: false })).toEqual(['o/optional']);
  expect(ids([optional], { ...subject, name: 'a.txt' })).toEqual([]);
});

test('an external extractor goes before a built-in that fits as well', () => {
  expect(ids([exact, candidate('z/mine', { mimeTypes: ['text/markdown'], external: true })])).toEqual(['z/mine', 'b/exact']);
});

test('where the bytes gave the type away, the extension has no say', () => {
  expect(ids([byExtension], { mimeType: 'application/pdf', name: 'fake.md', certain: true })).toEqual([]);
});

test('names have several extensions, and are one', () => {
  expect(extensionsOf('a.tar.GZ')).toEqual(['.tar.gz', '.gz', 'a.tar.gz']);
  expect(extensionsOf('Makefile')).toEqual(['makefile']);
});

test('verdicts say who was chosen, who declined and who was not needed', () => {
  const selection = select([wildcard, byExtension, exact], subject, {});
  expect(verdictsOf(selection, 'c/extension').map(({ outcome }) => outcome)).toEqual(['declined', 'chosen', 'not needed']);
  expect(verdictsOf(selection, undefined).every(({ outcome }) => outcome === 'declined')).toBe(true);
});

test('the order does not depend on the order of registration', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([wildcard, byExtension, exact], { minLength: 3 }), (shuffled) => {
      expect(ids(shuffled)).toEqual(['b/exact', 'c/extension', 'a/wildcard']);
    }),
  );
});
