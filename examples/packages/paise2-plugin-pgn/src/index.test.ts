import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extractorContract, extractWith } from 'paise2/testing';
import plugin from './index.ts';

const games = String.raw`[Event "Paris"]
[Site "Paris FRA"]
[Date "1858.11.??"]
[White "Morphy, Paul"]
[Black "Duke \"Karl\" of Brunswick"]
[Result "1-0"]
[ECO "C41"]
[Opening "Philidor Defence"]

1. e4 e5 2. Nf3 d6 {This is
Philidor's [%clk 0:01:23] Defence.} 3. d4 Bg4?! (3... exd4 {is usual} 4. Qxd4) 4. dxe5 $1 Bxf3 ; forced
5. Qxf3 1-0

[Event "?"]
[White "A"]
[Black "B"]

1.d4 *
`;
const file = { name: 'games.pgn', mimeType: 'application/vnd.chess-pgn', bytes: games };

test('each game is an item with players, event, date, opening, result, comments and moves', async () => {
  const { items } = await extractWith(plugin, 'games', file);
  assert.deepEqual(
    items.map(({ child, metadata }) => [child?.key, metadata.title ?? metadata.description]),
    [
      ['1', 'Morphy, Paul – Duke "Karl" of Brunswick, Paris (1858)'],
      ['2', 'A – B'],
      [undefined, '2 games'],
    ],
  );
  const [first] = items;
  assert.equal(first?.metadata.createdAt, '1858-11');
  assert.deepEqual(first?.metadata.authors, ['Morphy, Paul', 'Duke "Karl" of Brunswick']);
  for (const part of ['Opening: Philidor Defence', 'Result: 1-0 (White wins)', "This is Philidor's Defence.", 'is usual', 'forced'])
    assert.ok(first?.text.includes(part), part);
  assert.ok(first?.text.endsWith('\ne4 e5 Nf3 d6 d4 Bg4 dxe5 Bxf3 Qxf3'), first?.text);
});

test('moves can be left out', async () => {
  const { items } = await extractWith(plugin, 'games', { ...file, options: { moves: false } });
  assert.ok(!items[0]?.text.includes('Nf3'));
});

test('a tag within a comment begins no game, and neither does one without a closing bracket', async () => {
  const bytes = '[White "A"]\n\n1. e4 {see\n[White "C"]\n} e5 [White\n1-0\n';
  const { items } = await extractWith(plugin, 'games', { ...file, bytes });
  assert.deepEqual(
    items.map(({ metadata }) => metadata.description),
    [undefined, '1 game'],
  );
});

test('old files in Windows-1252 and lines with carriage returns are read', async () => {
  const bytes = Buffer.from('[White "H\u00fcbner"]\r\n[Black "?"]\r\n\r\n1. e4 1-0\r\n', 'latin1');
  const { items } = await extractWith(plugin, 'games', { ...file, bytes });
  assert.equal(items[0]?.metadata.title, 'Hübner – ?');
});

test('a file without games is rejected', async () => {
  await assert.rejects(extractWith(plugin, 'games', { ...file, bytes: '\n\n' }), { name: 'RejectContent' });
});

test('twenty thousand games take no more than a moment each', async () => {
  const { items } = await extractWith(plugin, 'games', { ...file, bytes: '[White "A"]\n\n1. e4 {x} e5 *\n\n'.repeat(20_000) });
  assert.equal(items.length, 20_001);
});

test('what is made to be slow is not: comments, brackets and lines without end', async () => {
  const hostile = ['('.repeat(3e6), `{${'[%'.repeat(1e6)}`, `[White "${'\\'.repeat(2e6)}`, '1.'.repeat(2e6), 'e4 '.repeat(2e6)];
  for (const bytes of hostile) {
    const start = performance.now();
    await extractWith(plugin, 'games', { ...file, bytes });
    assert.ok(performance.now() - start < 5000, bytes.slice(0, 10));
  }
});

const module = new URL('./index.ts', import.meta.url);
for (const { name, run } of extractorContract({ module, key: 'games' }, { samples: [file] })) test(name, run);
