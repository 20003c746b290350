import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Content } from '../../plugin/content.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import pim from './index.ts';

const calendar = (bytes: string): Promise<Recording> => extractWith(pim, 'calendar', { name: 'a.ics', mimeType: 'text/calendar', bytes });
const contacts = (bytes: string | Uint8Array): Promise<Recording> =>
  extractWith(pim, 'contacts', { name: 'a.vcf', mimeType: 'text/vcard', bytes });
const lines = (...all: readonly string[]): string => all.map((line) => `${line}\r\n`).join('');

const meeting = lines(
  'BEGIN:VCALENDAR',
  'X-WR-CALNAME:Mine',
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Berlin',
  'BEGIN:STANDARD',
  'DTSTART:19701025T030000',
  'END:STANDARD',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  'UID:1@x',
  'DTSTAMP:20240101T000000Z',
  'DTSTART;TZID=Europe/Berlin:20240501T120000',
  'DTEND;TZID=Europe/Berlin:20240501T130000',
  String.raw`SUMMARY:Lunch\, w`,
  ' ith Bob',
  'LOCATION:Café',
  'ORGANIZER;CN="Smith: Ann":mailto:ann@example.org',
  'ATTENDEE;CN=Bob:MAILTO:bob@example.org',
  String.raw`DESCRIPTION:One\nTwo \\ three`,
  'CATEGORIES:Work,Food',
  'RRULE:FREQ=WEEKLY',
  'ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY;FILENAME=a.txt:aGVsbG8=',
  'ATTACH:https://example.org/elsewhere',
  'BEGIN:VALARM',
  'DESCRIPTION:Alarm',
  'END:VALARM',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:1@x',
  'RECURRENCE-ID:20240508T100000Z',
  'DTSTART;VALUE=DATE:20240508',
  'SUMMARY:Moved',
  'END:VEVENT',
  'BEGIN:VTODO',
  'SUMMARY:Pay',
  'DUE:20240601T080000Z',
  'STATUS:NEEDS-ACTION',
  'END:VTODO',
  'END:VCALENDAR',
);

test('each entry of a calendar is an item', async () => {
  const { items, contents, partial } = await calendar(meeting);
  expect(items).toEqual([
    {
      text: 'Lunch, with Bob\n2024-05-01T12:00:00 – 2024-05-01T13:00:00\nCafé\nOne\nTwo \\ three\nOrganizer: Smith: Ann <ann@example.org>\nAttendees: Bob <bob@example.org>\nWork, Food',
      metadata: {
        title: 'Lunch, with Bob',
        kind: 'event',
        startsAt: '2024-05-01T12:00:00',
        endsAt: '2024-05-01T13:00:00',
        timeZone: 'Europe/Berlin',
        location: 'Café',
        organizer: 'Smith: Ann <ann@example.org>',
        attendees: ['Bob <bob@example.org>'],
        tags: ['Work', 'Food'],
        recurrence: 'FREQ=WEEKLY',
        modifiedAt: '2024-01-01T00:00:00Z',
        authors: ['Smith: Ann <ann@example.org>'],
      },
      child: { key: '1@x', mimeType: 'text/calendar', modifiedAt: Date.UTC(2024, 0, 1) },
    },
    {
      text: 'Moved\n2024-05-08',
      metadata: { title: 'Moved', kind: 'event', startsAt: '2024-05-08' },
      child: { key: '1@x 20240508T100000Z', mimeType: 'text/calendar' },
    },
    {
      text: 'Pay\n2024-06-01T08:00:00Z',
      metadata: { title: 'Pay', kind: 'task', dueAt: '2024-06-01T08:00:00Z', status: 'needs-action' },
      child: { key: '3', mimeType: 'text/calendar' },
    },
    { text: '', metadata: { title: 'Mine', description: '3 entries' } },
  ]);
  expect(contents.map(({ key, mimeType, bytes }) => [key, mimeType, Buffer.from(bytes).toString()])).toEqual([
    ['1@x/1/a.txt', 'text/plain', 'hello'],
  ]);
  expect(partial).toEqual([]);
});

test('a calendar that is cut off is read as far as it goes', async () => {
  const { items, partial } = await calendar(meeting.slice(0, meeting.indexOf('RRULE')));
  expect(items[0]?.metadata.title).toBe('Lunch, with Bob');
  expect(partial[0]).toMatchObject({ code: 'damaged' });
});

test('cards of version 2.1 have charsets and soft line breaks', async () => {
  const { items } = await contacts(
    lines(
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;Dr.;',
      'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=BC=',
      'ller',
      'TEL;CELL;VOICE:+49 171 123',
      'NOTE;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:One=0AGr=FC=DFe',
      'PHOTO;ENCODING=BASE64;JPEG:',
      ' /9j/4AAQSkZJRgABAQAA',
      '',
      'ADR;HOME:;;Long',
      ' Street;Town;;;',
      'END:VCARD',
    ),
  );
  expect(items[0]).toEqual({
    text: 'Jörg Müller\nMüller, Jörg, Dr.\n+49 171 123\nOne\nGrüße\nLong Street, Town',
    metadata: { title: 'Jörg Müller', phones: ['+49 171 123'], addresses: ['Long Street, Town'] },
    child: { key: '1', mimeType: 'text/vcard' },
  });
});

test('cards of versions 3 and 4 are read', async () => {
  const { items } = await contacts(
    lines(
      'BEGIN:VCARD',
      'VERSION:4.0',
      'UID:urn:uuid:1',
      'N:Smith;Ann;;;',
      'NICKNAME:Annie,Nan',
      'item1.EMAIL;TYPE=work:mailto:ann@example.org',
      'item1.X-ABLabel:Work',
      String.raw`ORG:ACME\, Inc.;Sales`,
      'TITLE:Boss',
      'BDAY:19800102',
      'URL:https://example.org/',
      'CATEGORIES:friend',
      String.raw`NOTE:one\ntwo`,
      'REV:20200101T000000Z',
      'END:VCARD',
      'BEGIN:VCARD',
      'UID:urn:uuid:1',
      'EMAIL:only@example.org',
      'END:VCARD',
    ),
  );
  expect(items.slice(0, 2)).toEqual([
    {
      text: 'Ann Smith\nSmith, Ann\nAnnie,Nan\nann@example.org\nACME, Inc., Sales\nBoss\n19800102\nhttps://example.org/\nfriend\none\ntwo',
      metadata: {
        title: 'Ann Smith',
        nicknames: ['Annie', 'Nan'],
        organization: 'ACME, Inc., Sales',
        jobTitle: 'Boss',
        emails: ['ann@example.org'],
        birthday: '1980-01-02',
        tags: ['friend'],
        links: ['https://example.org/'],
        modifiedAt: '2020-01-01T00:00:00Z',
      },
      child: { key: 'urn:uuid:1', mimeType: 'text/vcard', modifiedAt: Date.UTC(2020, 0, 1) },
    },
    {
      text: 'only@example.org',
      metadata: { title: 'only@example.org', emails: ['only@example.org'] },
      child: { key: 'urn:uuid:1#2', mimeType: 'text/vcard' },
    },
  ]);
  expect(items[2]).toEqual({ text: '', metadata: { description: '2 contacts' } });
});

const contentOf = (text: string): Content => ({
  url: 'file:///a.vcf',
  name: 'a.vcf',
  size: text.length,
  mimeType: 'text/vcard',
  bytes: async () => Buffer.from(text),
  text: async () => text,
  async *stream() {
    yield Buffer.from(text);
  },
});

test('other files of the same name are left to others', async () => {
  const canExtract = pim.contentExtractors?.['contacts']?.canExtract;
  expect(await canExtract?.(contentOf('##fileformat=VCFv4.2\n#CHROM'))).toBe(false);
  expect(await canExtract?.(contentOf('begin:vcard\n'))).toBe(true);
});

test('any text gives items with keys that differ, in a bounded time', async () => {
  const word = fc.constantFrom(
    'BEGIN:VCARD',
    'END:VCARD',
    'BEGIN:VEVENT',
    'END:VEVENT',
    'UID:1',
    'FN:a',
    ' b',
    'N;ENCODING=QUOTED-PRINTABLE:=',
    'X;A="b:c',
    ';;:',
    'DTSTART:2024',
    'ATTACH;VALUE=BINARY:x',
    '\\',
    '',
    'VERSION:2.1',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 30 }), async (all) => {
      for (const extract of [calendar, contacts]) {
        const { items } = await extract(lines(...all));
        const keys = items.flatMap(({ child }) => child?.key ?? []);
        expect(new Set(keys).size).toBe(keys.length);
      }
    }),
    { seed: 4, numRuns: 300 },
  );
});

test('a hundred thousand nested or unending lines take no long time', async () => {
  const start = performance.now();
  await calendar('BEGIN:VEVENT\n'.repeat(100_000));
  await contacts(`BEGIN:VCARD\nNOTE:a\n${' x\n'.repeat(200_000)}`);
  await contacts(`BEGIN:VCARD\n${'NOTE;a=b;"'.repeat(100_000)}:x\nEND:VCARD`);
  await calendar(`BEGIN:VEVENT\n${'SUMMARY:x\n'.repeat(100_000)}END:VEVENT`);
  expect(performance.now() - start).toBeLessThan(5000);
});
