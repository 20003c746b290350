import { expect, test } from 'vitest';
import { extractWith, type Recording } from '../../../testing/extract-with.ts';
import mail from '../index.ts';
import { der, makeSigned } from '../test-mail.ts';

const extract = (bytes: Uint8Array | string, name: string): Promise<Recording> =>
  extractWith(mail, 'signed', { name, mimeType: 'application/pkcs7-mime', bytes });
const text = ({ contents }: Recording): unknown =>
  contents.map(({ key, mimeType, bytes }) => [key, mimeType, Buffer.from(bytes).toString()]);

test.each([true, false])('what was signed is handed on (in pieces: %s)', async (inPieces) => {
  const words = 'a bill of some length, in XML or so';
  expect(text(await extract(makeSigned(words, inPieces), 'bill.xml.p7m'))).toEqual([['bill.xml', undefined, words]]);
  expect(text(await extract(makeSigned(words, inPieces).toString('base64'), 'bill.xml.p7m'))).toEqual([['bill.xml', undefined, words]]);
});

test('a signed mail is a mail', async () => {
  const words = 'Content-Type: text/plain\r\n\r\nx';
  expect(text(await extract(makeSigned(words, false), 'smime.p7m'))).toEqual([['smime.eml', 'message/rfc822', words]]);
});

test('what is encrypted, or nothing of the kind, is named so', async () => {
  const enveloped = der(0x30, der(0x06, Buffer.from('2a864886f70d010703', 'hex')));
  await expect(extract(enveloped, 'smime.p7m')).rejects.toMatchObject({ code: 'encrypted' });
  await expect(extract('words', 'smime.p7m')).rejects.toMatchObject({ code: 'corrupt' });
  await expect(extract(der(0x30, der(0x06, Buffer.from('550403', 'hex'))), 'a.p7m')).rejects.toMatchObject({ code: 'unsupported' });
});

test('files with a time stamp are unwrapped', async () => {
  const oid = der(0x06, Buffer.from('2a864886f70d010910011f', 'hex'));
  const stamped = der(
    0x30,
    Buffer.concat([der(0x02, Buffer.from([1])), der(0x30, Buffer.alloc(0)), der(0x04, Buffer.from('words')), der(0xa0, Buffer.alloc(0))]),
  );
  expect(text(await extract(der(0x30, Buffer.concat([oid, der(0xa0, stamped)])), 'a.pdf.tsd'))).toEqual([['a.pdf', undefined, 'words']]);
});

test('endless nesting ends', async () => {
  const nested = Buffer.concat([
    makeSigned('x', true).subarray(0, 40),
    Buffer.from([0x24, 0x80]),
    Buffer.alloc(200_000, Buffer.from([0x24, 0x80])),
  ]);
  await expect(extract(nested, 'a.p7m').then(() => 'done')).resolves.toBe('done');
});
