import { expect, test } from 'vitest';
import { extractWith, type Recording } from '../../../testing/extract-with.ts';
import mail from '../index.ts';

const extract = (bytes: string): Promise<Recording> => extractWith(mail, 'mailbox', { name: 'Inbox', mimeType: 'application/mbox', bytes });
const fromLine = 'From ann@example.org Wed May  1 12:00:00 2024\n';
const message = (id: number, body: string, more = ''): string => `${fromLine}Message-ID: <${id}@x>\nSubject: ${id}\n${more}\n${body}\n\n`;

const mails = async (mailbox: string): Promise<readonly string[]> =>
  (await extract(mailbox)).contents.map(({ bytes }) => Buffer.from(bytes).toString().split('\n\n').slice(1).join('\n\n').trim());

test('each mail is content of its own, with a key that stays and its date', async () => {
  const { contents, items } = await extract(message(1, 'one') + message(2, 'two', 'Date: Thu, 2 May 2024 00:00:00 +0000\n'));
  expect(contents).toMatchObject([
    { mimeType: 'message/rfc822', modifiedAt: Date.UTC(2024, 4, 1, 12) },
    { mimeType: 'message/rfc822', modifiedAt: Date.UTC(2024, 4, 2) },
  ]);
  expect(contents.map(({ key }) => key).join(' ')).toMatch(/^1-[\da-f]{12}\.eml 2-[\da-f]{12}\.eml$/);
  expect(items).toEqual([{ text: '', metadata: { description: '2 mails' } }]);
  expect((await extract(message(1, 'one'))).contents[0]?.key).toBe(contents[0]?.key);
});

test('lines that begin like a separator are text where they are none', async () => {
  expect(await mails(message(1, 'From here on\nFrom 2024 it rains\n\nFrom me to you') + message(2, 'two'))).toEqual([
    'From here on\nFrom 2024 it rains\n\nFrom me to you',
    'two',
  ]);
});

test('quoted lines are as they were (mboxo, mboxrd)', async () => {
  expect(await mails(message(1, '>From one\n>>From two\n> From three'))).toEqual(['From one\n>From two\n> From three']);
});

test('a length in the header is believed where it fits (mboxcl2)', async () => {
  const body = `one\n\n${fromLine}Subject: forwarded\n\ntext\n`;
  expect(await mails(message(1, body, `Content-Length: ${body.length}\n`) + message(2, 'two'))).toEqual([body.trim(), 'two']);
  expect(await mails(message(1, 'one', 'Content-Length: 99999\n') + message(2, 'two', 'Content-Length: 1\n'))).toEqual(['one', 'two']);
});

test('mails are found across the pieces in which a mailbox is read', async () => {
  const bodies = Array.from({ length: 40 }, (_, index) => `${index} `.repeat(30_000 + 997 * index).trim());
  expect(await mails(bodies.map((body, index) => message(index, body)).join(''))).toEqual(bodies);
});

test('what mail programs keep for themselves is left out', async () => {
  const deleted = message(1, 'deleted', 'X-Mozilla-Status: 0009\n');
  expect(
    await mails(`${deleted}${fromLine}Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\n\nnotes\n\n${message(2, 'two')}`),
  ).toEqual(['two']);
});

test('lines may end in any way', async () => {
  expect((await extract((message(1, 'one') + message(2, 'two')).replaceAll('\n', '\r\n'))).contents).toHaveLength(2);
});

test('a file without a mail is none', async () => {
  await expect(extract('From\n\n\n')).rejects.toThrow('There is no mail in it.');
});
