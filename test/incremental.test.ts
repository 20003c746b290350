import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createPlace, namesOf } from './support/place.ts';

test('a second run reads nothing again', async () => {
  const place = createPlace();
  for (let number = 0; number < 20; number += 1)
    place.write(`folder-${number % 3}/note-${number}.md`, `# Note ${number}\n\nabout apples and pears`);
  expect(await place.index()).toMatchObject({ indexed: 20, unchanged: 0, failed: 0 });
  expect(await place.index()).toMatchObject({ indexed: 0, updated: 0, unchanged: 20, removed: 0, bytes: 0 });
  expect((await place.search('apples')).length).toBe(10);
});

test('edits, deletions and new files are followed', async () => {
  const place = createPlace();
  place.write('a.txt', 'the quick brown fox');
  place.write('b.txt', 'the lazy dog');
  place.write('c.txt', 'a hen');
  await place.index();
  place.write('a.txt', 'the slow green turtle');
  rmSync(place.path('b.txt'));
  place.write('d/e.txt', 'a goose');
  expect(await place.index()).toMatchObject({ indexed: 1, updated: 1, removed: 1, unchanged: 1 });
  expect(await place.search('fox')).toEqual([]);
  expect(await place.search('dog')).toEqual([]);
  expect(namesOf(await place.search('turtle'))).toEqual(['a.txt']);
  expect(namesOf(await place.search('goose'))).toEqual(['e.txt']);
});

test('an edit that keeps size and time is noticed', async () => {
  const place = createPlace();
  const file = place.write('a.txt', 'first words');
  utimesSync(file, 1_700_000_000, 1_700_000_000);
  await place.index();
  writeFileSync(file, 'other words');
  utimesSync(file, 1_700_000_000, 1_700_000_000);
  expect(await place.index()).toMatchObject({ updated: 1 });
  expect(namesOf(await place.search('other'))).toEqual(['a.txt']);
});

test('a file that was only touched is not indexed again', async () => {
  const place = createPlace();
  const file = place.write('a.txt', 'some words');
  await place.index();
  utimesSync(file, 1_700_000_000, 1_700_000_000);
  expect(await place.index()).toMatchObject({ updated: 0, unchanged: 1 });
  expect((await place.search('words'))[0]?.modifiedAt).toBe('2023-11-14T22:13:20.000Z');
});

test('moved files and folders are followed and counted as moved', async () => {
  const place = createPlace();
  place.write('old/one.txt', 'a walrus');
  place.write('old/two.txt', 'a seal');
  place.write('three.txt', 'a penguin');
  await place.index();
  renameSync(place.path('old'), place.path('new'));
  mkdirSync(place.path('far'));
  renameSync(place.path('three.txt'), place.path('far/renamed.txt'));
  expect(await place.index()).toMatchObject({ moved: 3, indexed: 0, removed: 0 });
  expect((await place.search('walrus')).map(({ path }) => path)).toEqual([place.path('new/one.txt')]);
  expect(namesOf(await place.search('penguin'))).toEqual(['renamed.txt']);
  expect(namesOf(await place.search('name:renamed'))).toEqual(['renamed.txt']);
});

test('a folder that is gone takes its files with it, and only them', async () => {
  const place = createPlace();
  place.write('ab/one.txt', 'kept');
  place.write('a/two.txt', 'dropped');
  await place.index();
  rmSync(place.path('a'), { recursive: true });
  expect(await place.index([place.path('a')])).toMatchObject({ removed: 1 });
  expect(namesOf(await place.search('kept OR dropped'))).toEqual(['one.txt']);
});

test('what is left out from now on is removed, what is let in is added', async () => {
  const place = createPlace();
  place.write('drafts/one.txt', 'apple');
  place.write('two.txt', 'an apple');
  place.configure(`files:\n  roots: ['${place.files}']\n`);
  const all = async (): Promise<readonly string[]> => namesOf(await place.search('apple'));
  await index(place);
  expect(await all()).toEqual(['one.txt', 'two.txt']);
  place.configure(`files:\n  roots: ['${place.files}']\n  exclude: ['drafts/']\n`);
  expect(await index(place)).toMatchObject({ removed: 1, unchanged: 1 });
  expect(await all()).toEqual(['two.txt']);
});

test('a root that is no longer configured is emptied', async () => {
  const place = createPlace();
  place.write('one/a.txt', 'apple');
  place.write('two/b.txt', 'apple');
  place.configure(`files:\n  roots: ['${place.path('one')}', '${place.path('two')}']\n`);
  await index(place);
  place.configure(`files:\n  roots: ['${place.path('two')}']\n`);
  expect(await index(place)).toMatchObject({ removed: 1 });
  expect(namesOf(await place.search('apple'))).toEqual(['b.txt']);
});

test('a changed option of an extractor makes its items anew, and only them', async () => {
  const place = createPlace();
  place.write('film.srt', '1\n00:00:01,000 --> 00:00:02,000\nHello there\n');
  place.write('note.md', '# Hello');
  await place.index();
  place.configure('subtitles:\n  keepTimestamps: true\n');
  expect(await place.index()).toMatchObject({ updated: 1, unchanged: 1 });
});

async function index(place: ReturnType<typeof createPlace>) {
  const paise = place.open({ access: 'write' });
  try {
    return await paise.index({});
  } finally {
    await paise.close();
  }
}
