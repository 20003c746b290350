import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMarkdown } from './read-markdown.ts';

test.each([
  ['emphasis', 'a *b* **c** ***d*** _e_ ~~f~~', 'a b c d _e_ f'],
  ['stars that are none', '2 * 3 and x*y', '2 * 3 and x*y'],
  ['escapes', String.raw`\*a\* C:\dir`, String.raw`*a* C:\dir`],
  ['code spans', 'a `b [c](d) <e>` ``f ` g`` `h', 'a b [c](d) <e> f ` g `h'],
  ['links', 'a [b *c*](d "e") [f](<g h>) [i](j(k)l) <https://m.n/>', 'a b c f i https://m.n/'],
  ['links over lines', '[a\nb](c)', 'a\nb'],
  ['what is no link', 'a[0][1] (b) [c] [d](e f', 'a[0][1] (b) [c] [d](e f'],
  ['pictures', '![a](b) [![c](d)](e) !f', 'a c !f'],
  ['reference links', '[a][b] [B][] [b] [c][d]\n\n[b]: http://x.y "t"', 'a B b [c][d]'],
  ['wikilinks', '[[Page|alias]] [[Other#Part]] ![[p.png]]', 'alias Other#Part p.png'],
  ['footnotes', 'a[^1]\n\n[^1]: b', 'a\nb'],
  ['entities', 'a &amp; b &lt;c&gt; &nope; &', 'a & b <c> &nope; &'],
  ['HTML', 'a <b>b</b>c<br>d<img src="e" alt="f"/> <!-- g --> 1 < 2', 'a bc df  1 < 2'],
  ['hidden HTML', '<!-- a\n\nb -->\nc\n<style>\nd\n</style>\n<script>e</script>', 'c'],
  ['quotes', '> a\n> > b', 'a\nb'],
  ['lists', '- a\n  - b\n1. c', '- a\n- b\n1. c'],
  ['tables', '| a | `b` |\n|---|:-:|\n| c | d |', 'a   b\nc   d'],
  ['rules', 'a\n\n---\n\n* * *\nb', 'a\nb'],
  ['containers', '::: warning\na\n:::', 'warning\na'],
  ['fences', '```js\n# a *b* [c](d)\n```\n~~~\n```\n~~~\n*e*', '# a *b* [c](d)\n```\ne'],
  ['fences in lists', '- ```\n  # a\n  ```\n- b', '  # a\n- b'],
  ['unclosed fences', '```\n# a', '# a'],
  ['indented code', 'a\n\n    *b*\n    # c', 'a\n    *b*\n    # c'],
  ['indented prose in lists', '- a\n\n    *b*', '- a\nb'],
  ['line endings of Windows', 'a\r\n\r\n# b\r\nc', 'a\nb\nc'],
])('%s', (_name, markdown, text) => {
  expect(readMarkdown(markdown).text).toBe(text);
});

test('headings are read in order, and the first of the first level is the title', () => {
  const document = readMarkdown(
    '## A\n# B [c](d) #\n###### E {#id}\n#f\n####### g\n\nH\n===\nI `j`\n---\nk\nl\n---\n    # m\n> # N\n\n```\n# o\n```\n# C#\n<h2 align="center">D <img alt="d"></h2>',
  );
  expect(document.headings).toEqual(['A', 'B c', 'E', 'H', 'I j', 'N', 'C#', 'D d']);
  expect(document.title).toBe('B c');
});

test('links are collected as written', () => {
  const { links } = readMarkdown('[a](b.md "t") ![no](c.png) [[Page#x|y]] <https://d.e> <a href="f">g</a> [h](#i) [j]\n\n[j]: k');
  expect(links).toEqual(['b.md', 'Page#x', 'https://d.e', 'f', 'k']);
});

test('inline tags are words after a hash, not headings, code or numbers', () => {
  const { tags } = readMarkdown('#one and (#two/three) #日本 #123 a#b \\#c `#d`\n# Heading #e\n```\n#f\n```\n[g](#h) &#35;');
  expect(tags).toEqual(['one', 'two/three', '日本', 'e']);
});

const hostile: readonly (readonly [string, string])[] = [
  ['brackets', '['.repeat(500_000)],
  ['closing brackets', `${'['.repeat(250_000)}${']'.repeat(250_000)}`],
  ['open targets', '[a](b'.repeat(200_000)],
  ['open titles', '[a](b "c'.repeat(100_000)],
  ['open pointed targets', '[a](<b'.repeat(150_000)],
  ['spaces in targets', `[a](${' '.repeat(500_000)}`],
  ['labels', '[a][b'.repeat(200_000)],
  ['definitions', '[a]: b\n'.repeat(100_000)],
  ['long definitions', `[${'a'.repeat(999)}`.repeat(1000)],
  ['backtick runs of all lengths', Array.from({ length: 1000 }, (_, length) => `${'`'.repeat(length)}a`).join('')],
  ['backticks', '`'.repeat(500_000)],
  ['stars', '*a '.repeat(300_000)],
  ['star runs', `a${'*'.repeat(500_000)}`],
  ['quotes', `${'>'.repeat(500_000)}a`],
  ['quotes in many lines', `${'>'.repeat(500)}a\n`.repeat(1000)],
  ['lists', '- '.repeat(300_000)],
  ['open tags', '<a '.repeat(300_000)],
  ['spaces in tags', `<a${' '.repeat(500_000)}`],
  ['open comments in a line', '<!-- '.repeat(200_000)],
  ['open comments', 'a <!-- b\n'.repeat(100_000)],
  ['hashes', '#'.repeat(500_000)],
  ['closing hashes', `# a ${' #'.repeat(250_000)}b`],
  ['braces in headings', `# ${'{'.repeat(250_000)}${'} '.repeat(100_000)}`],
  ['tables', `${'|'.repeat(200_000)}\n${'|-'.repeat(200_000)}`],
  ['escaped pipes', `|${'\\|'.repeat(200_000)}`],
  ['rules', `${'- '.repeat(200_000)}x\n${'_ '.repeat(200_000)}x`],
  ['underlines', `a\n${'='.repeat(500_000)}x`],
  ['short lines', 'a\n'.repeat(300_000)],
  ['ampersands', '&a'.repeat(300_000)],
  ['wikilinks', '[[a|'.repeat(150_000)],
  ['tags', '#a '.repeat(200_000)],
  ['NULs', '\0'.repeat(500_000)],
];

test.each(hostile)('%s take linear time', (_name, markdown) => {
  const start = process.cpuUsage();
  const { text, headings, links, tags } = readMarkdown(markdown);
  expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
  expect(text.length).toBeLessThanOrEqual(markdown.length);
  expect([...headings, ...links, ...tags].join('').length).toBeLessThan(1_000_000);
});

test('any text is Markdown', () => {
  const piece = fc.oneof(fc.constantFrom('```', '[[', ']]', '](', '<!--', '-->', '    ', '\n'), fc.stringMatching(/^[\x20-\x7e]{1,3}$/));
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (markdown) => {
        expect(typeof readMarkdown(markdown).text).toBe('string');
      },
    ),
    { numRuns: 1000 },
  );
});

test('words come through in order, whatever stands between them', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const between = fc.constantFrom(' ', '\n', '\n\n', ' *', '* ', '\n- ', '\n> ', '\n# ', ' ~~', ' <b>', ' | ', '\n---\n', ' \\# ');
  fc.assert(
    fc.property(fc.array(fc.tuple(word, between)), (pieces) => {
      const markdown = pieces.map(([text, separator]) => text + separator).join('');
      const words = readMarkdown(markdown).text.match(/[a-z]+/g) ?? [];
      expect(words).toEqual(pieces.map(([text]) => text));
    }),
  );
});
