import { StringDecoder } from 'node:string_decoder';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Key } from '../../plugin/command.ts';
import { decodeKeys } from './decode-keys.ts';

/** `ctrl-alt-shift-name`, or the text. */
const spelled = ({ name, text, ctrl, alt, shift }: Key): string =>
  `${ctrl ? 'ctrl-' : ''}${alt ? 'alt-' : ''}${shift ? 'shift-' : ''}${name ?? ''}${text === undefined ? '' : `"${text}"`}`;
const keysOf = (text: string): readonly string[] => decodeKeys(text, true).keys.map(spelled);

test('text comes character by character, control characters by name', () => {
  expect(keysOf('aé日🍐')).toEqual(['"a"', '"é"', '"日"', '"🍐"']);
  expect(keysOf('\r\t\u007f\b\u0003\u0017\u0000')).toEqual(['enter', 'tab', 'backspace', 'backspace', 'ctrl-c', 'ctrl-w', 'ctrl-space']);
});

test.each([
  ['\u001b[A', 'up'],
  ['\u001bOB', 'down'],
  ['\u001b[1;5C', 'ctrl-right'],
  ['\u001b[1;3D', 'alt-left'],
  ['\u001b[5~', 'pageup'],
  ['\u001b[6;5~', 'ctrl-pagedown'],
  ['\u001b[3~', 'delete'],
  ['\u001b[Z', 'shift-tab'],
  ['\u001bOP', 'f1'],
  ['\u001b[[B', 'f2'],
  ['\u001b[15~', 'f5'],
  ['\u001bb', 'alt-b'],
  ['\u001b\u007f', 'alt-backspace'],
  ['\u001b', 'escape'],
  ['\u001b[27u', 'escape'],
  ['\u001b[121;5u', 'ctrl-y'],
  ['\u001b[27;5;121~', 'ctrl-y'],
  ['\u001b[13;2u', 'shift-enter'],
])('the sequence %j is %s', (sequence, name) => {
  expect(keysOf(sequence)).toEqual([name]);
});

test('what is not known gives nothing, and what follows is read', () => {
  expect(keysOf('\u001b[?1;2c\u001b[99~x')).toEqual(['"x"']);
  expect(keysOf('\u001b[1;\u0003')).toEqual(['ctrl-c']);
  expect(keysOf('\u001b\u001b[A')).toEqual(['escape', 'up']);
});

test('pasted text is one key, whatever is in it', () => {
  expect(decodeKeys('\u001b[200~two\rlines\u001b[A\u0003\u001b[201~x').keys).toEqual([
    { name: 'paste', text: 'two\rlines\u001b[A\u0003', ctrl: false, alt: false, shift: false },
    { text: 'x', ctrl: false, alt: false, shift: false },
  ]);
});

test('a paste without end is bounded, and its end is seen', () => {
  let rest = '\u001b[200~';
  for (let part = 0; part < 100; part += 1) rest = decodeKeys(rest + 'x'.repeat(10_000)).rest;
  expect(rest.length).toBeLessThanOrEqual(65_536);
  const { keys, rest: after } = decodeKeys(`${rest}\u001b[201~y`);
  expect(keys.map(({ name, text }) => name ?? text)).toEqual(['paste', 'y']);
  expect(after).toBe('');
});

/** Bytes in chunks, as a terminal would send them. */
function decodeAll(chunks: readonly Uint8Array[]): readonly Key[] {
  const decoder = new StringDecoder('utf8');
  const keys: Key[] = [];
  let rest = '';
  for (const chunk of chunks) {
    const decoded = decodeKeys(rest + decoder.write(Buffer.from(chunk)));
    keys.push(...decoded.keys);
    rest = decoded.rest;
  }
  return [...keys, ...decodeKeys(rest, true).keys];
}

test('any bytes give keys or nothing', () => {
  const likely = fc.constantFrom(0x1b, 0x5b, 0x4f, 0x3b, 0x31, 0x7e, 0x75, 0x32, 0x30, 0x41, 0x03);
  const bytes = fc.array(fc.oneof(likely, fc.nat(255)), { maxLength: 60 }).map((list) => Uint8Array.from(list));
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 5 }), (chunks) => {
      for (const key of decodeAll(chunks)) expect((key.name ?? '').length + (key.text ?? '').length).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});

test('where chunks are cut does not matter', () => {
  const piece = fc.constantFrom(
    'a',
    'é',
    '日',
    '🍐',
    '\u001b[A',
    '\u001b[1;5C',
    '\u001bOP',
    '\u001b[200~p q\u001b[201~',
    '\r',
    '\u001bf',
    '\u0003',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.array(fc.nat(80)), (pieces, cuts) => {
      const bytes = Buffer.from(pieces.join(''));
      const places = [0, ...cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b), bytes.length];
      const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
      expect(decodeAll(chunks)).toEqual(decodeAll([bytes]));
    }),
  );
});
