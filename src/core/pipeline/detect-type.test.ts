import { readFileSync } from 'node:fs';
import { deflateRawSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCompoundFile } from '../../kit/compound-file/test-compound-file.ts';
import { legacyBytes } from '../../testing/test-bytes.ts';
import { noSharedFiles, sharedFile } from '../../testing/test-documents.ts';
import { memorySource } from '../content/byte-source.ts';
import { detectType, headOf, typeOfName } from './detect-type.ts';

const detect = (name: string, text: string, declared?: string) => detectType(name, Buffer.from(text), declared);

test.each([
  ['notes.txt', 'text/plain'],
  ['NOTES.TXT', 'text/plain'],
  ['main.ts', 'text/x-typescript'],
  ['main.rs', 'text/x-rust'],
  ['main.go', 'text/x-go'],
  ['Makefile', 'text/x-makefile'],
  ['CMakeLists.txt', 'text/x-cmake'],
  ['Dockerfile', 'text/x-dockerfile'],
  ['LICENSE', 'text/plain'],
  ['a.ipynb', 'application/x-ipynb+json'],
  ['a.yml', 'application/yaml'],
  ['a.ndjson', 'application/jsonl'],
  ['a.org', 'text/x-org'],
  ['a.srt', 'application/x-subrip'],
  ['a.mjs', 'text/javascript'],
  ['a.html', 'text/html'],
  ['a.md', 'text/markdown'],
  ['a.eml', 'message/rfc822'],
  ['1714557600.M5P6.host.pl:2,FS', 'message/rfc822'],
  ['1714557600.V803I1M5P6Q7.host.pl', 'message/rfc822'],
  ['1714557600.host.pl', 'application/x-perl'],
])('among kinds of text the name %s says %s', async (name, mimeType) => {
  expect(await detect(name, 'some words\n')).toEqual({ mimeType, by: 'name' });
  expect(typeOfName(name)).toBe(mimeType);
});

test.each([
  ['words without a name to go by', 'text/plain', 'nothing'],
  ['%PDF-1.7\n', 'application/pdf', 'content'],
  ['{\\rtf1 x}', 'application/rtf', 'content'],
  ['<?xml version="1.0"?><data/>', 'application/xml', 'content'],
  ['<?xml version="1.0"?>\n<!-- x > y -->\n<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', 'image/svg+xml', 'content'],
  ['<opml version="2.0">', 'text/x-opml', 'content'],
  ['<?xml version="1.0"?><rss>', 'application/rss+xml', 'content'],
  ['<!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "x"><book>', 'application/docbook+xml', 'content'],
  ['\n<!doctype html><p>', 'text/html', 'content'],
  ['<HTML><body>', 'text/html', 'content'],
  ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', 'application/xhtml+xml', 'content'],
  ['<3 this is love', 'text/plain', 'nothing'],
  ['<constructor>', 'text/plain', 'nothing'],
  ['#!/bin/constructor', 'text/plain', 'nothing'],
  ['{"a": [1, 2]}', 'application/json', 'content'],
  ['{"a": 1}\n{"a": 2}\n', 'application/jsonl', 'content'],
  ['[see the notes]', 'text/plain', 'nothing'],
  ['#!/usr/bin/env python3\nprint()', 'text/x-python', 'content'],
  ['#!/bin/sh -e\necho', 'application/x-sh', 'content'],
  ['WEBVTT\n\n00:01.000 --> 00:02.000\nx', 'text/vtt', 'content'],
  ['BEGIN:VCALENDAR\n', 'text/calendar', 'content'],
  ['Received: by x\nFrom: a@b\nTo: c@d\nSubject: x\n\nHello', 'message/rfc822', 'content'],
  ['From a@b Thu Apr 30 14:27:51 1998\nReceived: x\nFrom: a@b\nDate: x\n\n', 'application/mbox', 'content'],
  ['Content-Type: multipart/mixed; boundary=x\n\n', 'message/rfc822', 'content'],
  ['Received: by x\nDelivered-To: a@b\nX-Other: x\n', 'message/rfc822', 'content'],
  ['From 1@xxx Thu Apr 30 14:27:51 +0000 1998\nX-GM-THRID: 1\n', 'application/mbox', 'content'],
  ['From 10:30 on, in 2020: rain\n', 'text/plain', 'nothing'],
  ['Note: buy milk\nTo do: all\n', 'text/plain', 'nothing'],
])('nameless %j is %s', async (text, mimeType, by) => {
  expect(await detect('nameless', text)).toEqual({ mimeType, by });
});

test.each([
  ['a PDF called .txt', 'a.txt', Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3 words', 'latin1'), 'application/pdf'],
  ['an archive called .txt', 'a.txt', gzipSync('words'), 'application/gzip'],
  ['noise called .txt', 'a.txt', Buffer.from(Uint8Array.from({ length: 99 }, (_, index) => (index * 37) % 29)), 'application/octet-stream'],
  ['HTML called .doc', 'a.doc', Buffer.from('<html><body>words'), 'text/html'],
  [
    'a PDF that was signed',
    'a.pdf',
    Buffer.from('\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80%PDF-1.4\0\xff', 'latin1'),
    'application/pkcs7-mime',
  ],
  ['mail called .msg', 'a.msg', Buffer.from('From: a@b\nTo: b@c\nSubject: x\n\nHello'), 'message/rfc822'],
])('%s is known by its bytes', async (_, name, bytes, mimeType) => {
  expect(await detectType(name, bytes)).toEqual({ mimeType, by: 'content' });
});

test('text under a name for something else is plain text', async () => {
  expect(await detect('a.odt', 'not a zip')).toEqual({ mimeType: 'text/plain', by: 'nothing' });
  expect(await detect('a.config', 'key = value')).toEqual({ mimeType: 'text/plain', by: 'content' });
});

test('text in every charset is text', async () => {
  for (const bytes of [Buffer.from('a b', 'utf16le'), Buffer.from('\ufeffwords', 'utf16le'), legacyBytes('Привет, мир', 'koi8-r')]) {
    expect(await detectType('a.txt', Buffer.concat([bytes, bytes, bytes]))).toEqual({ mimeType: 'text/plain', by: 'name' });
  }
  expect(await detectType('x', Buffer.from('\ufeff<?xml version="1.0"?><svg>', 'utf16le'))).toEqual({
    mimeType: 'image/svg+xml',
    by: 'content',
  });
});

test('a log with NULs stays a log', async () => {
  expect(await detect('a.log', 'before\0\0\0after the crash')).toEqual({ mimeType: 'text/plain', by: 'name' });
});

test('what a server declares goes before the name, unless it says little or the bytes contradict', async () => {
  expect(await detect('page.php', '<p>x', 'Text/HTML; charset=utf-8')).toEqual({ mimeType: 'text/html', by: 'declared' });
  expect(await detect('notes.md', '# x', 'text/plain')).toEqual({ mimeType: 'text/markdown', by: 'name' });
  expect(await detect('notes', '# x', 'text/plain')).toEqual({ mimeType: 'text/plain', by: 'declared' });
  expect(await detect('notes.md', '# x', 'image/png')).toEqual({ mimeType: 'text/plain', by: 'nothing' });
  expect(await detect('a', 'x', 'nonsense')).toEqual({ mimeType: 'text/plain', by: 'nothing' });
});

test('without bytes the name decides', async () => {
  expect(await detectType('a.pdf', new Uint8Array())).toEqual({ mimeType: 'application/pdf', by: 'name' });
  expect(await detectType('a', new Uint8Array())).toEqual({ mimeType: 'application/octet-stream', by: 'nothing' });
});

const zipOf = (type: string, method = 0) => {
  const data = method === 0 ? Buffer.from(type) : deflateRawSync(type);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt16LE(8, 26);
  return Buffer.concat([header, Buffer.from('mimetype'), data, Buffer.alloc(50)]);
};

test.each([
  ['application/epub+zip', 0, 'application/epub+zip'],
  ['application/vnd.oasis.opendocument.text', 8, 'application/vnd.oasis.opendocument.text'],
  ['text/html', 0, 'application/zip'],
  ['application/pdf', 0, 'application/zip'],
])('a zip whose mimetype entry says %s, by method %d, is %s', async (said, method, mimeType) => {
  expect(await detectType('book', zipOf(said, method))).toEqual({ mimeType, by: 'content' });
});

test.each([
  ['a.eml', 'From: a@b.example\nTo: c@d.example\nDate: x\n\n\0\x01\x02\xff\xfe\0\0%PDF-', 'message/rfc822', 'name'],
  ['a.eml', 'Subject: x\n\n\0\x01\x02\xff\xfe\0\0', 'message/rfc822', 'name'],
  ['nameless', 'Received: x\nFrom: a@b\nDate: x\n\n\0\x01\x02\xff\xfe\0\0', 'message/rfc822', 'content'],
  ['a.eml', '\0\x01\x02\xff\xfe: x', 'application/octet-stream', 'content'],
])('%s with a body that is no text: %j is %s', async (name, text, mimeType, by) => {
  expect(await detectType(name, Buffer.from(text, 'latin1'))).toEqual({ mimeType, by });
});

const box = (type: string, data: Uint8Array | string): Buffer => {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + data.length);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, Buffer.from(data)]);
};

test.each([
  [['soun'], 'audio/mp4'],
  [['soun', 'vide'], 'video/mp4'],
])('a film with tracks %j is %s', async (tracks, mimeType) => {
  const handlers = tracks.map((track) => box('hdlr', `\0\0\0\0\0\0\0\0${track}`));
  const film = Buffer.concat([box('ftyp', 'isom\0\0\0\0'), box('mdat', 'x'.repeat(100)), box('moov', Buffer.concat(handlers))]);
  expect(await detectType('nameless', film)).toEqual({ mimeType, by: 'content' });
});

test.each([
  [{ MatOST: 'x' }, 'application/vnd.ms-works'],
  [{ a: 'x', b: 'x', c: 'x', d: 'x', e: 'x', WordDocument: 'x' }, 'application/msword'],
  [{ 'Quill/QuillSub/CONTENTS': 'x' }, 'application/x-mspublisher'],
  [{ other: 'x' }, 'application/x-cfb'],
])('a compound file with %j is %s', async (streams, mimeType) => {
  expect((await detectType('nameless', makeCompoundFile(streams))).mimeType).toBe(mimeType);
});

test('any bytes under any name have a type in lower case without parameters', async () => {
  const magic = fc.constantFrom(
    '',
    'PK\x03\x04',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    '%PDF',
    'ID3',
    '<?xml',
    '<!DOCTYPE',
    'RIFF',
    '\x1f\x8b',
    '{',
    'From ',
  );
  await fc.assert(
    fc.asyncProperty(
      magic,
      fc.uint8Array({ maxLength: 600 }),
      fc.constantFrom('a', 'a.zip', 'a.txt', 'a.doc', '.x', 'a.'),
      async (start, rest, name) => {
        const { mimeType } = await detectType(name, Buffer.concat([Buffer.from(start, 'latin1'), rest]));
        expect(mimeType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
      },
    ),
  );
});

test.for([
  ['tika/be9c81-testWORD6.doc', 'application/msword'],
  ['tika/fd40b3-testWORKS2000.wps', 'application/vnd.ms-works'],
  ['tika/e9b13b-testVORDrawTemplate.vor', 'application/vnd.stardivision.draw'],
  ['tika/6c5390-testPROJECT2003.mpp', 'application/vnd.ms-project'],
  ['tika/3d958a-testODTnotaZipFile.odt', 'text/plain'],
  ['tika/4db58f-testiBooks.ibooks', 'application/x-ibooks+zip'],
  ['tika/38fcf0-testONIXMessageShort.xml', 'application/onix-message+xml'],
  ['tika/83cbb5-testWMA.wma', 'audio/x-ms-wma'],
  ['tika/0de20d-testNumbers.numbers', 'application/vnd.apple.numbers'],
  ['tika/1c6662-protectedSheets.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
] as const)('the document %s is %s', async ([path, expected], { skip }) => {
  skip(noSharedFiles !== undefined, noSharedFiles);
  const source = memorySource(`file:///${path}`, readFileSync(sharedFile(`formats/${path}`)));
  expect((await detectType(source.name, headOf(source))).mimeType).toBe(expected);
});
