import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFeed } from './read-feed.ts';
import { atom, jsonFeed, rss } from './test-feeds.ts';

for (const [name, text] of Object.entries({ rss, atom, jsonFeed })) {
  test(`${name}: entries with title, link, author, tags, date and content`, () => {
    const feed = readFeed(text);
    assert.equal(feed?.title, 'Boats & bikes');
    const [canoe, bicycle, ...rest] = feed?.entries ?? [];
    assert.deepEqual(rest, []);
    assert.deepEqual(
      { ...canoe, date: new Date(canoe?.date ?? '').toISOString(), content: canoe?.content.replace('&amp;', '&') },
      {
        id: '1',
        title: 'A canoe',
        link: 'https://example.org/canoe',
        authors: ['Ada'],
        tags: ['water'],
        date: '2024-05-01T12:00:00.000Z',
        content: '<p>paddles & planks</p>',
      },
    );
    assert.equal(bicycle?.id, 'https://example.org/bicycle');
    assert.match(bicycle?.content ?? '', /two\s+wheels/);
  });
}

test('RSS 1.0 has its items beside the channel', () => {
  const feed = readFeed('<rdf:RDF><channel><title>Old</title></channel><item><title>One</title><link>http://a/1</link></item></rdf:RDF>');
  assert.deepEqual([feed?.title, feed?.entries.map(({ id, title }) => [id, title])], ['Old', [['http://a/1', 'One']]]);
});

test('what is no feed is none', () => {
  for (const text of ['', 'hello', '<html><body>', '{"version": 1}', '{', '<?xml version="1.0"?>'])
    assert.equal(readFeed(text), undefined, text);
});

test('hostile XML is read as far as it goes: nothing is expanded, loaded or recursed into', () => {
  const bomb =
    '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&b;&c;&#x41;&#0;&#x110000;</title></item></channel></rss>';
  assert.deepEqual(
    readFeed(bomb)?.entries.map(({ title }) => title),
    ['&b;&c;A'],
  );
  const deep = `<rss><channel><item><title>x</title></item>${'<a>'.repeat(300_000)}</channel></rss>`;
  const many = `<rss><channel>${'<item><title>x</title></item>'.repeat(100_000)}`;
  const unclosed = [
    `<rss><channel><item a="${'x'.repeat(1e6)}`,
    `<rss>${'<'.repeat(1e6)}`,
    `<rss>${'&'.repeat(1e6)}`,
    `<rss><![CDATA[${'x'.repeat(1e6)}`,
  ];
  for (const text of [
    deep,
    many,
    ...unclosed,
    `<rss ${'a='.repeat(5e5)}>`,
    `<rss>${'</b>'.repeat(3e5)}`,
    `<rss>${'<b>'.repeat(99)}${'</c>'.repeat(3e5)}`,
  ]) {
    const start = performance.now();
    readFeed(text);
    assert.ok(performance.now() - start < 3000, text.slice(0, 30));
  }
});

test('an identifier that is long or has spaces becomes a short one, always the same', () => {
  assert.match(idOf('a b') ?? '', /^[0-9a-f]{64}$/);
  assert.equal(idOf('a b'), idOf('a b'));
  assert.notEqual(idOf('a b'), idOf('x'.repeat(1000)));
});

const idOf = (id: string) => readFeed(`<rss><channel><item><guid>${id}</guid></item></channel></rss>`)?.entries[0]?.id;
