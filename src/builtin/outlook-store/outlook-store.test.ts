import { expect, test } from 'vitest';
import { readEntity } from '../../kit/mime/header.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import { outcomeOf } from '../../testing/test-outcome.ts';
import outlookStore from './index.ts';
import { makeStore, messageDate, type TestForms } from './test-store.ts';

const extract = (bytes: Uint8Array): Promise<Recording> =>
  extractWith(outlookStore, 'store', { name: 'a.pst', mimeType: 'application/vnd.ms-outlook-pst', bytes });

test.each<TestForms>([{ form: 'ansi' }, { form: 'unicode' }, { form: 'unicode', isEncoded: false }, { form: 'large', isEncoded: false }])(
  'messages of a store become mails in their folders: %j',
  async (forms) => {
    const { items, contents, partial } = await extract(makeStore(forms));
    expect(partial).toEqual([]);
    expect(items).toEqual([{ text: 'Top\nInbox\na/b', metadata: { title: 'My mail' } }]);
    expect(contents.map(({ key, mimeType, modifiedAt }) => [key, mimeType, modifiedAt])).toEqual([
      ['Inbox/a_b/Re: The subject (200024).eml', 'message/rfc822', messageDate.getTime()],
      ['Inbox/Ann Contact (200044).eml', 'message/rfc822', undefined],
    ]);
    const { header, body } = readEntity(contents[0]?.bytes ?? Buffer.alloc(0));
    expect(['from', 'to', 'cc', 'date', 'subject', 'message-id', 'list-id'].map((name) => header.get(name))).toEqual([
      '"Smith, Ann" <ann@example.org>',
      'Bob <bob@example.org>, Eve',
      'Carol, Dave',
      'Wed, 01 May 2024 10:00:00 GMT',
      'Re: The subject',
      '<1@example.org>',
      '<list.example.org>',
    ]);
    const text = Buffer.from(body).toString();
    expect(text).toContain('The body é');
    expect(text).toContain('<p>The body &eacute;</p>');
    expect(text).toContain('filename="a _b_.txt"');
    expect(text).toContain('file '.repeat(3000));
    expect(text).toContain('Subject: Inner');
    expect(text).toContain('inner words');
  },
);

test('numbers of contacts are text; RTF alone goes into a file as Outlook sends it', async () => {
  const { contents } = await extract(makeStore());
  const mail = Buffer.from(contents[1]?.bytes ?? []).toString();
  expect(mail).toContain('+1 555 0100');
  expect(mail).toContain('application/ms-tnef');
});

test('what is encrypted is found by name; what is no store is rejected', async () => {
  const store = makeStore();
  store[513] = 2;
  await expect(extract(store)).rejects.toThrow('It is encrypted');
  await expect(extract(Buffer.from('!BDN'))).rejects.toThrow('no store of Outlook');
});

test('a tree that goes in circles ends', async () => {
  const store = makeStore();
  // The level of the first page of the nodes: its entries are then pages, at whatever their second number says.
  store[1024 + 491] = 1;
  store.writeBigUInt64LE(1024n, 1024 + 16);
  expect((await extract(store)).partial).toMatchObject([{ code: 'damaged' }]);
});

test.each<TestForms>([{ form: 'ansi' }, { form: 'unicode' }, { form: 'large', isEncoded: false }])(
  'damaged stores are read or rejected: %j',
  async (forms) => {
    for (const copy of damagedCopies(makeStore(forms), 300)) expect(await outcomeOf(extract(copy))).toMatch(/done|reject|skip/);
  },
  60_000,
);
