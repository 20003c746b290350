import { expect, test } from 'vitest';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import mail from './index.ts';
import { base64Lines, makeMail, makeMultipart, makeRichMail, makeSigned } from './test-mail.ts';

const extract = (bytes: Uint8Array | string, name = 'a.eml'): Promise<Recording> =>
  extractWith(mail, 'message', { name, mimeType: 'message/rfc822', bytes });

test('a mail becomes text, fields and attachments', async () => {
  const { items, contents, partial } = await extract(makeRichMail());
  expect(items).toEqual([
    {
      text: 'From: Jörg <joerg@example.org>\nTo: Ann <ann@example.org>, bob@example.org\nCc: list@example.org\nSubject: Grüße\n\nThe plain text of this mail.\n\nOnly in the café: here',
      metadata: {
        title: 'Grüße',
        subject: 'Grüße',
        authors: ['Jörg'],
        from: 'Jörg <joerg@example.org>',
        to: ['Ann <ann@example.org>', 'bob@example.org'],
        cc: ['list@example.org'],
        date: '2024-05-01T12:00:00+02:00',
        createdAt: '2024-05-01T12:00:00+02:00',
        messageId: '3@example.org',
        inReplyTo: '2@example.org',
        references: ['1@example.org', '2@example.org'],
        thread: '1@example.org',
        listId: 'list.example.org',
        tags: ['Café', 'Inbox'],
        attachments: ['résumé.pdf', 'The inner one.eml', 'part 4.ics', '.._.._etc_passwd'],
        links: ['https://example.org/x'],
      },
    },
  ]);
  expect(contents.map(({ key, mimeType, bytes }) => [key, mimeType, Buffer.from(bytes).toString().slice(0, 20)])).toEqual([
    ['résumé.pdf', 'application/pdf', '%PDF-1.4'],
    ['The inner one.eml', 'message/rfc822', 'From: eve@example.or'],
    ['part 4.ics', 'text/calendar', 'BEGIN:VCALENDAR\r\nEND'],
    ['.._.._etc_passwd', 'text/plain', 'notes'],
  ]);
  expect(partial).toEqual([]);
});

const text = async (mailText: Uint8Array | string): Promise<string | undefined> => (await extract(mailText)).items[0]?.text;

test('format=flowed is joined, within quotations too', async () => {
  const body = '> quoted \r\n> text\r\n>> deeper\r\n no indent \r\nmore\r\n-- \r\nme';
  expect(await text(makeMail({ 'Content-Type': 'text/plain; format=flowed' }, body))).toBe(
    '> quoted text\n>> deeper\nno indent more\n-- \nme',
  );
  expect(await text(makeMail({ 'Content-Type': 'text/plain; format=flowed; delsp=yes' }, 'a \r\nb'))).toBe('ab');
});

test('HTML alone is read, with the charset that it declares', async () => {
  const html = Buffer.from('Content-Type: text/html\r\n\r\n<meta charset=windows-1251><p>\xe6<script>no</script>', 'latin1');
  expect(await text(html)).toBe('ж');
});

test('text of an unknown charset is left to detection', async () => {
  const file = { name: 'a.eml', mimeType: 'message/rfc822', charset: 'koi8-r', bytes: Buffer.from('Subject: x\r\n\r\n\xd6', 'latin1') };
  expect((await extractWith(mail, 'message', file)).items[0]?.text).toBe('Subject: x\n\nж');
});

test('files in uuencode are taken out of the text', async () => {
  const { items, contents } = await extract(
    makeMail({ Subject: 'x' }, 'before\nbegin 644 a b.txt\n%:&5L;&\\\n`\nend\nbegin 644 is no file here\nafter'),
  );
  expect(items[0]?.text).toBe('Subject: x\n\nbefore\nbegin 644 is no file here\nafter');
  expect(contents.map(({ key, bytes }) => [key, Buffer.from(bytes).toString()])).toEqual([['a b.txt', 'hello']]);
});

test.each([
  [
    'multipart/encrypted; boundary=b',
    '--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\nxx\n--b--',
    'encrypted',
  ],
  ['text/plain', '-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----', 'encrypted'],
  ['multipart/signed; boundary=b', '--b\n\nwords\n--b\nContent-Type: application/pgp-signature; name=s.asc\n\nxx\n--b--', 'signed'],
  [
    'text/plain',
    '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\nwords\n-----BEGIN PGP SIGNATURE-----\nxx\n-----END PGP SIGNATURE-----',
    'signed',
  ],
])('%s is told apart (%#)', async (type, body, flag) => {
  const { items, contents, partial } = await extract(makeMail({ Subject: 'x', 'Content-Type': type }, body));
  expect(items[0]?.metadata[flag]).toBe(true);
  expect(items[0]?.text).toBe(flag === 'signed' ? 'Subject: x\n\nwords' : 'Subject: x');
  expect(contents).toEqual([]);
  expect(partial.map(({ code }) => code)).toEqual(flag === 'encrypted' ? ['encrypted'] : []);
});

test('what S/MIME signed is the mail', async () => {
  const fields = {
    'Content-Type': 'application/pkcs7-mime; smime-type=signed-data; name=smime.p7m',
    'Content-Transfer-Encoding': 'base64',
  };
  const { items, contents } = await extract(makeMail(fields, base64Lines(makeSigned('Content-Type: text/plain\r\n\r\nthe words', true))));
  expect(items[0]).toMatchObject({ text: 'the words', metadata: { signed: true } });
  expect(contents).toEqual([]);
});

test('a mail that is cut off is read as far as it goes', async () => {
  const [type, body] = makeMultipart('mixed', ['\r\nthe text', 'Content-Type: image/png\r\n\r\nxxx']);
  const { items, partial } = await extract(makeMail({ 'Content-Type': type }, body.slice(0, -12)));
  expect(items[0]?.text).toBe('the text');
  expect(partial).toMatchObject([{ code: 'damaged' }]);
});

test('Apple puts a length before a mail and a list behind', async () => {
  const inner = makeMail({ Subject: 'x' }, 'words\n');
  expect((await extract(`${inner.length}\n${inner}<?xml version="1.0"?><plist/>`, '1.emlx')).items[0]?.text).toBe('Subject: x\n\nwords');
});

test('files of the same name have different keys, the same at each run', async () => {
  const part = 'Content-Type: image/png; name=a.png\r\n\r\nx';
  const [type, body] = makeMultipart('mixed', [
    part,
    part,
    'Content-Type: image/png; name="a (2).png"\r\n\r\nx',
    'Content-Type: image/png\r\n\r\nx',
  ]);
  const { contents } = await extract(makeMail({ 'Content-Type': type }, body));
  expect(contents.map(({ key }) => key)).toEqual(['a.png', 'a (2).png', 'a (2) (2).png', 'part 4.png']);
});

test('ten thousand parts and a hundred levels are too many, and take no long time', async () => {
  const start = performance.now();
  const many = await extract(makeMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, '--b\n\nword\n'.repeat(20_000)));
  expect(many.partial).toMatchObject([{ code: 'limit:members' }]);
  expect(many.items[0]?.text.match(/word/g)?.length).toBeGreaterThan(9000);
  let deep = makeMail({ Subject: 'x' }, 'innermost');
  for (let level = 0; level < 100; level += 1) {
    const [type, body] = makeMultipart('mixed', [deep], `b${level}`);
    deep = makeMail({ 'Content-Type': type }, body);
  }
  expect((await extract(deep)).partial).toMatchObject([{ code: 'limit:members' }]);
  expect(performance.now() - start).toBeLessThan(5000);
});
