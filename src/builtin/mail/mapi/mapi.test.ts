import { expect, test } from 'vitest';
import { makeCompoundFile } from '../../../kit/compound-file/test-compound-file.ts';
import { extractWith } from '../../../testing/extract-with.ts';
import mail from '../index.ts';
import { compressRtf, makeTnef, tnefProperties } from '../test-mail.ts';
import { decompressRtf } from './compressed-rtf.ts';
import { ids } from '../../../kit/mapi/property-ids.ts';
import { readRtfBody } from './rtf-body.ts';
import { makeOutlookMessage } from './test-outlook.ts';

const date = new Date('2024-05-01T10:00:00Z');

test('a message of Outlook becomes text, fields and attachments', async () => {
  const { items, contents } = await extractWith(mail, 'outlook', {
    name: 'a.msg',
    mimeType: 'application/vnd.ms-outlook',
    bytes: makeOutlookMessage(),
  });
  expect(items).toEqual([
    {
      text: 'From: Ann Smith <ann@example.org>\nTo: Bob <bob@example.org>\nCc: Carol\nSubject: The subject\n\nThe body é',
      metadata: {
        title: 'The subject',
        subject: 'The subject',
        authors: ['Ann Smith'],
        from: 'Ann Smith <ann@example.org>',
        to: ['Bob <bob@example.org>'],
        cc: ['Carol'],
        date: '2024-05-01T10:00:00Z',
        createdAt: '2024-05-01T10:00:00Z',
        messageId: '1@example.org',
        thread: '1@example.org',
        attachments: ['a.txt', 'Inner.msg'],
      },
    },
    {
      text: 'Subject: Inner\n\ninner words',
      metadata: { title: 'Inner', subject: 'Inner', attachments: ['b.txt'] },
      child: { key: 'Inner.msg', mimeType: 'application/vnd.ms-outlook' },
    },
  ]);
  expect(contents.map(({ key, mimeType, bytes }) => [key, mimeType, Buffer.from(bytes).toString()])).toEqual([
    ['a.txt', 'text/plain', 'file'],
    ['Inner.msg/b.txt', undefined, 'deep'],
  ]);
});

test('only what is a compound file is read as a message', async () => {
  const file = { name: 'a.msg', mimeType: 'text/plain', bytes: 'Subject: x' };
  await expect(extractWith(mail, 'outlook', file)).rejects.toThrow('It is no message of Outlook.');
  await expect(extractWith(mail, 'outlook', { ...file, bytes: makeCompoundFile({ Workbook: 'x' }) })).rejects.toThrow(
    'There is no message in it.',
  );
});

test('winmail.dat becomes text, fields and attachments', async () => {
  const message = tnefProperties({
    [ids.topic]: 'The topic',
    [ids.submitTime]: date,
    [ids.rtf]: compressRtf("{\\rtf1\\ansi Caf\\'e9\\par second}"),
  });
  const file = tnefProperties({ [ids.longName]: 'long name.txt' });
  const bytes = makeTnef([
    [1, 0x9007, Buffer.from([0xe4, 4, 0, 0, 0, 0, 0, 0])],
    [1, 0x9003, message],
    [2, 0x9002, Buffer.alloc(14)],
    [2, 0x8010, Buffer.from('short.txt\0')],
    [2, 0x800f, Buffer.from('file')],
    [2, 0x9005, file],
    [2, 0x9002, Buffer.alloc(14)],
    [2, 0x8010, Buffer.from('caf\xe9.txt\0', 'latin1')],
    [2, 0x800f, Buffer.from('other')],
  ]);
  const whole = await extractWith(mail, 'tnef', { name: 'winmail.dat', mimeType: 'application/vnd.ms-tnef', bytes });
  expect(whole.items).toMatchObject([{ text: 'Subject: The topic\n\nCafé\nsecond', metadata: { date: '2024-05-01T10:00:00Z' } }]);
  expect(whole.contents.map(({ key, bytes: data }) => [key, Buffer.from(data).toString()])).toEqual([
    ['long name.txt', 'file'],
    ['café.txt', 'other'],
  ]);
  expect(whole.partial).toEqual([]);
  const cut = await extractWith(mail, 'tnef', { name: 'winmail.dat', mimeType: 'application/vnd.ms-tnef', bytes: bytes.subarray(0, -10) });
  expect(cut.partial).toMatchObject([{ code: 'damaged' }]);
});

test('references of compressed RTF are followed', () => {
  // The example of [MS-OXRTFCP] 4.1.
  const example = '2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c090020627705b06c647d0a800fa0'.replaceAll(' ', '');
  expect(decompressRtf(Buffer.from(example, 'hex')).toString()).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
  expect(decompressRtf(Buffer.from('short'))).toHaveLength(0);
});

test('RTF that wraps HTML gives back the HTML', () => {
  const rtf = String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 {\fonttbl{\f0 Arial;}}{\*\htmltag64 <p>}\htmlrtf \par\htmlrtf0 caf\'e9 \u8364?{\*\htmltag72 </p>}{\*\mhtmltag no}}`;
  expect(readRtfBody(Buffer.from(rtf))).toEqual({ text: '<p>café €</p>', isHtml: true });
  expect(readRtfBody(Buffer.from(String.raw`{\rtf1{\*\unknown x}{\info{\author no}}a\tab b\line c\uc2\u8211 ?? d`))).toEqual({
    text: 'a\tb\nc– d',
    isHtml: false,
  });
});
