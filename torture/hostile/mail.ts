import { base64Lines, makeMail, makeMultipart } from '../../src/builtin/mail/test-mail.ts';
import { makeZip } from '../../src/kit/zip/test-zip.ts';
import { gzipZeros } from './deflated.ts';
import type { Bait, HostileFile } from './hostile-file.ts';

/** Mail with too many parts, too many levels, and attachments that are bombs. */
export function hostileMail({ newWord, escapedName }: Bait): readonly HostileFile[] {
  const [parts, attached] = [newWord(), newWord()];
  const from = { From: 'a@example.org', Subject: 'hostile', Date: 'Mon, 1 Jan 2024 00:00:00 +0000' };
  const mixed = (list: readonly string[]): string => {
    const [type, body] = makeMultipart('mixed', list);
    return makeMail({ ...from, 'Content-Type': type }, body);
  };
  return [
    file(
      'parts.eml',
      mixed([plain(parts), ...Array.from({ length: 10_000 }, (_, at) => attachment(`${at}.txt`, Buffer.from(`part ${at}`)))]),
      parts,
    ),
    file(
      'bombs-attached.eml',
      mixed([
        plain(attached),
        attachment('zeros.txt.gz', gzipZeros(512)),
        attachment('a.zip', makeZip([{ name: `../${escapedName}`, data: 'x' }])),
        attachment(`../../${escapedName}`, Buffer.from('escaped')),
      ]),
      attached,
    ),
    file('multipart-in-multipart.eml', nestedParts(20_000)),
    file('mail-in-mail.eml', `${`From: a@example.org\r\nContent-Type: message/rfc822\r\n\r\n`.repeat(20_000)}Subject: deep\r\n\r\nwords`),
    file('boundaries.eml', mixed([plain('words')]).replace('\r\n\r\n', `\r\n\r\n${'--bound\r\n'.repeat(300_000)}`)),
    file('fields.eml', makeMail(Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`X-Field-${at}`, 'v'])), 'words')),
    file(
      'long-field.eml',
      makeMail({ ...from, To: Array.from({ length: 200_000 }, (_, at) => `"N, ${at}" <n${at}@example.org>`).join(', ') }, 'words'),
    ),
    file('comments.eml', makeMail({ ...from, To: '('.repeat(500_000) }, 'words')),
    file('encoded-words.eml', makeMail({ ...from, Subject: '=?utf-8?B?w6Q=?= '.repeat(200_000) }, 'words')),
    file('messages.mbox', 'From a@example.org Mon Jan  1 00:00:00 2024\n\n\n'.repeat(20_000)),
    file('uuencoded.eml', makeMail(from, `begin 644 ../../${escapedName}\n`.repeat(50_000))),
    file(
      'events.ics',
      `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\nRRULE:FREQ=SECONDLY;COUNT=2147483647\r\nDTSTART:19700101T000000Z\r\nSUMMARY:words\r\nEND:VEVENT\r\n'.repeat(20_000)}`,
    ),
    file('components.ics', `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(200_000)}`),
  ];
}

function nestedParts(depth: number): string {
  const levels = Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`);
  return `From: a@example.org\r\n${levels.join('')}Content-Type: text/plain\r\n\r\nwords`;
}

const file = (name: string, text: string, word?: string): HostileFile => ({
  name,
  bytes: Buffer.from(text, 'latin1'),
  ...(word !== undefined && { word }),
});

const attachment = (name: string, bytes: Buffer): string =>
  `Content-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(bytes)}`;

const plain = (text: string): string => `Content-Type: text/plain\r\n\r\n${text}`;
