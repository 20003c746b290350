import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAddress, readAddresses } from './addresses.ts';
import { decodeBytes } from './charset.ts';
import { decodeWords } from './encoded-words.ts';
import { readEntity } from './header.ts';
import { splitMultipart } from './multipart.ts';
import { readParameters } from './parameters.ts';
import { decodeTransfer } from './transfer-encoding.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

test.each([
  ['=?utf-8?Q?caf=C3=A9_au_lait?=', 'café au lait'],
  ['=?ISO-8859-1?q?Andr=E9?= and =?koi8-r?B?5MHOydM=?=', 'André and Данис'],
  ['a =?utf-8?B?w4Q=?=\r\n =?utf-8?B?w5w=?= b', 'a ÄÜ b'],
  ['=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=', 'é'],
  ['=?utf-8*en?Q?what=3F?=', 'what?'],
  ['=?utf-8?Q?Really??=', 'Really?'],
  ['=?utf-8?X?abc?= =?utf-8', '=?utf-8?X?abc?= =?utf-8'],
  ['=?nonsense?Q?=E4?=', 'ä'],
])('encoded words in %j are %j', (field, text) => {
  expect(decodeWords(field)).toBe(text);
});

test.each([
  ['UTF-8 under a wrong label', Buffer.from('é'), 'iso-8859-1', 'é'],
  ['a label that is right', latin1('\xe6'), 'windows-1251', 'ж'],
  ['no label', latin1('caf\xe9 \x80'), undefined, 'café €'],
  ['an unknown label', latin1('\xe9'), 'x-unknown', 'é'],
  ['a label of Windows', latin1('\xe6'), 'cp-1251', 'ж'],
  ['Japanese under ASCII', latin1('\x1b$B4A\x1b(B'), 'us-ascii', '漢'],
  ['UTF-7', latin1('Hi +AOk- +-'), 'utf-7', 'Hi é +'],
  ['mostly broken UTF-8', latin1('na\xefve caf\xe9'), 'utf-8', 'naïve café'],
])('%s is decoded', (_name, bytes, label, text) => {
  expect(decodeBytes(bytes, label)).toBe(text);
});

const parametersOf = (field: string): unknown => Object.fromEntries(readParameters(field).parameters);

test('parameters may be quoted, split, labelled, or wrong', () => {
  expect(readParameters('Text/HTML (comment); charset=utf-8').value).toBe('text/html');
  expect(parametersOf('a/b; name="x;\\"y\\""; charset = us-ascii')).toEqual({ name: 'x;"y"', charset: 'us-ascii' });
  expect(parametersOf("a/b; filename*=utf-8'en'%C3%A9%20x.txt; filename=old")).toEqual({ filename: 'é x.txt' });
  expect(parametersOf(`a/b; name*1="b.txt"; name*0*=iso-8859-1''%E9a`)).toEqual({ name: 'éab.txt' });
  expect(parametersOf('a/b; name="=?utf-8?Q?=C3=A9.txt?="; boundary=a b=c')).toEqual({ name: 'é.txt', boundary: 'a b=c' });
  expect(parametersOf('a/b; name="never closed; x=1')).toEqual({ name: 'never closed; x=1' });
});

function subjectAndBody(mail: string): unknown {
  const { header, body } = readEntity(Buffer.from(mail));
  return [header.text('subject'), Buffer.from(body).toString()];
}

test('a header ends where it must', () => {
  expect(subjectAndBody('Subject: a\r\n b\r\n\r\nbody')).toEqual(['a b', 'body']);
  expect(subjectAndBody('From x@y Mon Jan 1 00:00:00 2024\nSubject : a\n\nbody')).toEqual(['a', 'body']);
  expect(subjectAndBody('Subject: a\nno field\nSubject: b\n\nbody')).toEqual(['a', 'no field\nSubject: b\n\nbody']);
  expect(subjectAndBody('\n\nSubject: é\n\n')).toEqual(['é', '']);
  expect(subjectAndBody('\ufeffSubject: a')).toEqual(['a', '']);
  expect(subjectAndBody('')).toEqual([undefined, '']);
});

test('fields that are not ASCII are of the charset of the text', () => {
  const { header } = readEntity(latin1('Content-Type: text/plain; charset=koi8-r\nSubject: \xd6\n\n'));
  expect(header.text('subject')).toBe('ж');
});

test.each([
  ['quoted-printable', 'a=C3=A9=\r\nb=3D =\nc  \r\nd=ZZ=', 'aéb= c\r\nd=ZZ'],
  ['BASE64', 'aGVs\r\nbG8=\r\n____\r\na list\r\n', 'hello'],
  ['base64', 'aGVs*bG8=', 'hello'],
  ['x-uuencode', 'begin 644 a\n%:&5L;&\\\n`\nend\n', 'hello'],
  ['8bit', 'as it is', 'as it is'],
  ['nonsense', 'as it is', 'as it is'],
])('%s is undone', (encoding, body, text) => {
  expect(Buffer.from(decodeTransfer(Buffer.from(body), encoding)).toString()).toBe(text);
});

test('quoted-printable gives back any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const encoded = Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
      expect([...decodeTransfer(Buffer.from(encoded), 'quoted-printable')]).toEqual([...bytes]);
    }),
  );
});

function split(body: string, boundary?: string): unknown {
  const { parts, isComplete } = splitMultipart(Buffer.from(body), boundary);
  return [parts.map((part) => Buffer.from(part).toString()), isComplete];
}

test('parts are split at their boundary only', () => {
  expect(split('before\r\n--b\r\nx\r\n--bb\r\n--b  \ny\n--b--\nafter', 'b')).toEqual([['x\r\n--bb', 'y'], true]);
  expect(split('--b\nx\n--b\ny', 'b')).toEqual([['x', 'y'], false]);
  expect(split('--guess\nContent-Type: text/plain\n\nx\n--guess--')).toEqual([['Content-Type: text/plain\n\nx'], true]);
  expect(split('no boundary', 'b')).toEqual([[], false]);
  expect(splitMultipart(Buffer.from('--b\n\n'.repeat(50)), 'b', 10)).toMatchObject({ isCut: true });
});

test.each([
  ['Ann Smith <ann@example.org>', 'Ann Smith <ann@example.org>'],
  ['"Smith, Ann" <ann@example.org>, bob@example.org (Bob)', 'Smith, Ann <ann@example.org> | Bob <bob@example.org>'],
  ['=?utf-8?Q?J=C3=B6rg=2C_M?= <j@example.org>', 'Jörg, M <j@example.org>'],
  ['Friends: a@x.org, b@x.org;, c@x.org', 'a@x.org | b@x.org | c@x.org'],
  ['Ann ann@example.org', 'Ann <ann@example.org>'],
  ['xyz, abc', 'xyz | abc'],
  ['undisclosed-recipients:;', ''],
  ['"never closed', 'never closed'],
])('people in %j are %j', (field, people) => {
  expect(readAddresses(field).map(formatAddress).join(' | ')).toBe(people);
});

test('any bytes are read', () => {
  const nasty = fc.string({
    unit: fc.constantFrom('=?', '?=', 'utf-8', '?Q?', '"', '(', '<', '@', ';', '*0', '=', ',', ':', '\r', '\n', ' ', '--b', 'é', '\\'),
  });
  fc.assert(
    fc.property(nasty, (text) => {
      const { header, body } = readEntity(Buffer.from(`Subject: ${text}`));
      expect(body.length).toBeLessThanOrEqual(Buffer.byteLength(text) + 9);
      expect(typeof header.text('subject')).toBe('string');
      expect(readAddresses(text).every(({ name, address }) => name !== '' || address !== '')).toBe(true);
      expect(readParameters(text).parameters.has('')).toBe(false);
      expect(splitMultipart(Buffer.from(text), 'b').parts.length).toBeLessThanOrEqual(text.length);
    }),
    { seed: 4 },
  );
});

test('long fields of nothing but structure take no long time', () => {
  const start = performance.now();
  for (const unit of ['=?', '(', '"', '<', ' ', ';', '*0=', '@ ', '=?a?q?', '\r', '\t \t', "'%"]) {
    const text = unit.repeat(100_000);
    decodeWords(text);
    readAddresses(text);
    readParameters(`a/b; name=${text}`);
    readEntity(Buffer.from(`Subject: ${text}\n${text}`));
    splitMultipart(Buffer.from(text), unit);
    decodeTransfer(Buffer.from(text), 'quoted-printable');
    decodeTransfer(Buffer.from(text), 'base64');
  }
  expect(performance.now() - start).toBeLessThan(10_000);
});
