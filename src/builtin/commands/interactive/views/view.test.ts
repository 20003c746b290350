import { expect, test } from 'vitest';
import { cellsOf } from '../../../../kit/cells/cells.ts';
import type { State } from '../state.ts';
import { after, answer, found, hit, hits, press, result, started, text, type, type Driven } from '../test-state.ts';
import { cellsOfLine } from './line.ts';
import { view } from './view.ts';

/** What is seen, without styles. */
const shown = ({ state }: { readonly state: State }): string =>
  view(state)
    .lines.map((line) =>
      line
        .map((piece) => piece.text)
        .join('')
        .trimEnd(),
    )
    .join('\n');

const small = { columns: 40, rows: 10 };
const usual = { columns: 80, rows: 18 };
const wide = { columns: 120, rows: 16 };

/** The pieces of what is seen that have a style. */
const styledAs = (driven: Driven, style: string): readonly string[] =>
  view(driven.state)
    .lines.flat()
    .filter((piece) => piece.style === style)
    .map((piece) => piece.text);

test('nothing typed yet', () => {
  expect(shown(started(usual, ['ripe pears']))).toMatchInlineSnapshot(`
    "❯



    Type what you look for:
      moving costs                  both words, in any form
      "annual report"               the words next to each other
      type:pdf invoice              of this type only
      in:~/Documents modified:<7d   in this folder, changed in the last 7 days
      budget -draft                 without a word

    Earlier (Up brings them back)
      ripe pears




    Tab complete  F1 help  Esc end  Ctrl-R earlier queries"
  `);
});

test('hits on a usual screen', () => {
  const driven = after(press(found(12, usual), 'down', 'down'), {
    type: 'counted',
    ask: 5,
    facets: { type: [{ value: 'text/markdown', items: 12 }], folder: [{ value: 'file:///garden/beds', items: 12 }] },
  });
  expect(shown(driven)).toMatchInlineSnapshot(`
    "❯ pears
    12 hits in 12 ms, indexed 5 minutes ago
    markdown 12 │ /garden/beds 12

      1 Bed 1                                                             2026-05-17
      /garden/beds/1.md · under "Fruit"
      Apples and pears grow on tree 1.
    ❯ 2 Bed 2                                                             2026-05-17
      /garden/beds/2.md · under "Fruit"
      Apples and pears grow on tree 2.
      3 Bed 3                                                             2026-05-17
      /garden/beds/3.md · under "Fruit"
      Apples and pears grow on tree 3.
      4 Bed 4                                                             2026-05-17
      /garden/beds/4.md · under "Fruit"
      Apples and pears grow on tree 4.

    Space look  Enter open  c copy path  ? help  Esc query  m similar"
  `);
  expect(styledAs(driven, 'match')).toEqual(['pears', 'pears', 'pears', 'pears']);
});

test('hits on a small screen', () => {
  expect(shown(found(12, small))).toMatchInlineSnapshot(`
    "❯ pears
    12 hits in 12 ms, indexed 5 minutes ago
    › 1 Bed 1
      Apples and pears grow on tree 1.
      2 Bed 2
      Apples and pears grow on tree 2.
      3 Bed 3
      Apples and pears grow on tree 3.

    Enter open  ↓ list  Tab complete"
  `);
});

test('what was not quite found', () => {
  const loosened = { by: 'some words', strict: 0, replaced: [], text: 'Nothing has all of the words; these have some.' } as const;
  const { plan } = result([]);
  const one = hit(1, {
    missing: ['plums'],
    stale: 'changed',
    duplicates: [{ id: '7', url: 'file:///garden/7.md' }],
    status: 'partial',
    title: '梨とりんごについての長い長い題名、とても長い題名、本当に長い題名、まだ続く題名',
  });
  const driven = answer(type(started(usual), 'pears plums'), result([one], { plan: { ...plan, loosened }, didYouMean: 'pears plus' }));
  expect(shown(driven)).toMatchInlineSnapshot(`
    "❯ pears plums
    1 hit in 12 ms, indexed 5 minutes ago

    Did you mean pears plus? Ctrl-T takes it. Nothing has all of the words; these h…
    › 1 梨とりんごについての長い長い題名、とても長い題名、本当に長い題…   2026-05-17
      /garden/beds/1.md · under "Fruit" · without: plums · +1 the same · partial
      Apples and pears grow on tree 1.










    Enter open  ↓ list  Tab complete  F1 help  Esc end  Ctrl-R earlier queries"
  `);
});

test('nothing found', () => {
  const none = result([], { freshness: { indexedAt: 1_000_000, pending: 1200, failed: 2, paused: true } });
  expect(shown(answer(type(started(usual), 'xyzzy'), none))).toMatchInlineSnapshot(`
    "❯ xyzzy
    0 hits in 12 ms, indexed 5 minutes ago, 1,200 pending, 2 not read, see \`paise2 …


    Nothing matches.
    1,200 items are not read yet.











    Tab complete  F1 help  Esc end  Ctrl-R earlier queries"
  `);
});

test('suggestions', () => {
  const suggestions = ['pears', 'pepper', 'peel'].map((word) => ({ kind: 'word' as const, text: word, label: word }));
  expect(shown(after(type(started(small), 'pe'), { type: 'suggested', text: 'pe', suggestions }))).toMatchInlineSnapshot(`
    "❯ pears

      ❯ pears
        pepper
        peel
      1 of 3 suggestions



    Tab next  Enter take  Esc as it was"
  `);
});

const page = 'Apples and pears grow on trees.\n\n\tPears are sweeter than quinces, and they keep for a long, long while.\n日本の梨';
const marks = [
  { start: 11, end: 16 },
  { start: 34, end: 39 },
];

/** A text that is looked at. */
const looked = (driven: Driven): Driven =>
  after(press(driven, 'down', ' '), { type: 'read', id: '1', item: text(page, { marks, pages: [0, 33] }) });

test('a text on a usual screen', () => {
  const driven = press(looked(found(3, usual)), 'n');
  expect(shown(driven)).toMatchInlineSnapshot(`
    "❯ pears
    3 hits in 12 ms, indexed 5 minutes ago


    Bed 1
    /garden/beds/1.md
    text/markdown · 1.2 kB · 2026-05-17 12:00
    match 2 of 2 · page 2 · line 3 of 4

      Apples and pears grow on trees.

    ▸     Pears are sweeter than quinces, and they keep for a long, long while.
      日本の梨




    n N matches  Enter open  Esc back  ? help  J K next hit  c copy path"
  `);
  expect(styledAs(driven, 'match')).toEqual(['pears']);
  expect(styledAs(driven, 'title')).toContain('Pears');
});

test('a text on a small screen', () => {
  expect(shown(looked(found(3, small)))).toMatchInlineSnapshot(`
    "❯ pears
    3 hits in 12 ms, indexed 5 minutes ago
    Bed 1                       match 1 of 2
    ▸ Apples and pears grow on trees.

          Pears are sweeter than quinces,
      and they keep for a long, long while.
      日本の梨

    n N matches  Enter open  Esc back"
  `);
});

test('a text beside the list on a wide screen', () => {
  expect(shown(looked(found(3, wide)))).toMatchInlineSnapshot(`
    "❯ pears
    3 hits in 12 ms, indexed 5 minutes ago


    ❯ 1 Bed 1                               2026-05-17 │ Bed 1                                                  match 1 of 2
      /garden/beds/1.md · under "Fruit"                │ ▸ Apples and pears grow on trees.
      Apples and pears grow on tree 1.                 │
      2 Bed 2                               2026-05-17 │       Pears are sweeter than quinces, and they keep for a long,
      /garden/beds/2.md · under "Fruit"                │   long while.
      Apples and pears grow on tree 2.                 │   日本の梨
      3 Bed 3                               2026-05-17 │
      /garden/beds/3.md · under "Fruit"                │
      Apples and pears grow on tree 3.                 │
                                                       │
                                                       │
    n N matches  Enter open  Esc back  ? help  J K next hit  c copy path  m similar"
  `);
});

test('help on a small screen scrolls', () => {
  expect(shown(press(started(small), 'f1', 'down'))).toMatchInlineSnapshot(`
    "❯

      Enter             open the selected
                        hit with its program
      Down              go to the list
      Tab               complete the last
                        word; again for the
                        next suggestion
      Up, Ctrl-R        earlier queries: Up
    ↑↓ scroll  Esc close"
  `);
});

test('the cursor is where one types, also in a line that is longer than the screen', () => {
  expect(view(type(started(small), 'ab日').state).cursor).toEqual({ row: 0, column: 6 });
  const { cursor, lines } = view(type(started(small), 'x'.repeat(100)).state);
  expect(cursor).toEqual({ row: 0, column: 39 });
  expect(cellsOfLine(lines[0] ?? [])).toBe(39);
  expect(view(press(found(3), 'down').state).cursor).toBeUndefined();
});

test('no line is wider than the screen, whatever titles and texts there are', () => {
  const odd = hits(30).map((one, index) => ({
    ...one,
    title: '梨\u202e\n\t🍐'.repeat(index * 5),
    url: `file:///${'長い/'.repeat(index * 4)}x`,
  }));
  for (const columns of [40, 80, 110, 200])
    for (const rows of [4, 10, 24, 60]) {
      const list = answer(type(started({ columns, rows }), 'pears'), result(odd));
      for (const driven of [list, press(list, 'down'), looked(list), press(looked(list), 'c')])
        for (const line of view(driven.state).lines) expect(cellsOf(line.map((piece) => piece.text).join(''))).toBeLessThanOrEqual(columns);
    }
});
