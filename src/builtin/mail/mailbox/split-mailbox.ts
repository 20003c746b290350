import type { Content } from '../../../plugin/content.ts';

/** Where a mail lies in a mailbox: from its `From ` line up to the next. */
export interface MailPlace {
  readonly start: number;
  readonly end: number;
}

const windowSize = 1024 * 1024;
/** Enough for a `From ` line with the header behind it, at the end of a window. */
const overlap = 16 * 1024;
const separator = '\nFrom ';
/** As the C library writes dates, with or without a zone: `Thu Jun 20 08:35:23 1996`. */
const dated = /^From .{0,200}\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? +(?:[a-z]{3,9}|\d{1,2}) +(?:\d{1,2}|[a-z]{3,9}) +\d{1,4}[ :]/i;
const hasYear = /^From .{0,250}\b(?:19|20)\d\d\b/;
const headerLine = /^(?:[!-9;-~]{1,100}[ \t]{0,9}:|>?From )/;

/**
 * Finds the mails in a mailbox of any kind (mboxo, mboxrd, mboxcl, mboxcl2) without holding more than a window of it. A `From ` line in a body
 * begins no mail: it has no date, or no header follows it, or it lies within the length that the header before it gives (`Content-Length`).
 */
export async function* splitMailbox(content: Content): AsyncGenerator<MailPlace> {
  let start = 0;
  /** Lines before this are of the body, as its header says. */
  let bodyEnd = await announcedEnd(content, 0);
  for (let from = 0; from < content.size; from += windowSize) {
    if (bodyEnd >= from + windowSize) continue;
    const window = asBuffer(await content.bytes({ start: from, end: from + windowSize + overlap }));
    for (let at = window.indexOf(separator); at !== -1 && at < windowSize; at = window.indexOf(separator, at + 1)) {
      const next = from + at + 1;
      if (next < bodyEnd || !beginsMail(window, at)) continue;
      yield { start, end: next };
      start = next;
      bodyEnd = await announcedEnd(content, next);
    }
  }
  if (start < content.size) yield { start, end: content.size };
}

function beginsMail(window: Buffer, lineBreak: number): boolean {
  const [line = '', following = ''] = window.toString('latin1', lineBreak + 1, lineBreak + 1500).split(/\r?\n/, 2);
  const before = window[lineBreak - 1] === 0x0d ? lineBreak - 2 : lineBreak - 1;
  const isAfterEmptyLine = window[before] === 0x0a;
  return headerLine.test(following) && (dated.test(line) || (isAfterEmptyLine && hasYear.test(line)));
}

/** The place where the body ends by `Content-Length`, where another mail or nothing follows there; else the `From ` line itself. */
async function announcedEnd(content: Content, start: number): Promise<number> {
  const head = asBuffer(await content.bytes({ start, end: start + overlap })).toString('latin1');
  const [gap] = /\r?\n\r?\n/.exec(head) ?? [];
  const headerEnd = gap === undefined ? -1 : head.indexOf(gap);
  const length = headerEnd === -1 ? undefined : /\ncontent-length:[ \t]{0,9}(\d{1,12})\s/i.exec(head.slice(0, headerEnd + 1))?.[1];
  if (gap === undefined || length === undefined) return start;
  const end = start + headerEnd + gap.length + Number(length);
  if (end >= content.size) return end === content.size ? end : start;
  const after = asBuffer(await content.bytes({ start: end, end: end + 16 })).toString('latin1');
  return /^(?:\r?\n){0,2}From /.test(after) ? end : start;
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
