/** Header fields that mail has (RFC 5322) and other text with `Name: value` lines seldom. */
const mailFields = new Set(
  'received from to cc subject date message-id mime-version return-path delivered-to in-reply-to references reply-to sender content-type sent envelope-to'.split(
    ' ',
  ),
);
const mostHeaderLines = 60;

/** The line before a mail in a mailbox, `From ann@example.org Thu Apr 30 14:27:51 1998`, and the first of its header. */
const datedLine = /^From .{0,200} \d{1,2}:\d{2}(?::\d{2})? .{0,12}\d{4}.{0,20}\r?\n[A-Za-z][A-Za-z-]{0,60}:/;

/** Recognises saved mail by its header, and mailboxes by the line before it. */
export function mailType(text: string): 'message/rfc822' | 'multipart/related' | 'application/mbox' | undefined {
  // Browsers save pages as if they were mail.
  if (/^(?:From: *"?<?Saved by |Snapshot-Content-Location:)/i.test(text)) return 'multipart/related';
  const inMailbox = text.startsWith('From ');
  if (!inMailbox && !/^[A-Za-z][A-Za-z-]*:/.test(text)) return undefined;
  const found = new Set<string>();
  for (const line of text.split(/\r?\n/).slice(inMailbox ? 1 : 0, mostHeaderLines)) {
    const name = /^([!-9;-~]+):/.exec(line)?.[1]?.toLowerCase();
    if (name === undefined && !/^[ \t]+\S/.test(line)) break;
    if (name !== undefined && mailFields.has(name)) found.add(name);
  }
  if (inMailbox && datedLine.test(text)) return 'application/mbox';
  if (!isMailHeader(found) && !/^content-type:[ \t]*multipart\/(?!related)/i.test(text)) return undefined;
  return inMailbox ? 'application/mbox' : 'message/rfc822';
}

/** Mail may hold bytes that are no text, though its header is text. A name that says mail needs less to be believed. */
export function typeOfBinaryMail(text: string, hint: string | undefined): string | undefined {
  return mailType(text) ?? (hint === 'message/rfc822' && /^[!-9;-~]{1,70}:[ \t]+[ -~]/.test(text) ? hint : undefined);
}

/** Two fields that only go together in mail, or three of which one says where it came from. */
function isMailHeader(found: ReadonlySet<string>): boolean {
  if (found.has('received') && (found.has('return-path') || found.has('delivered-to'))) return true;
  const isMime = found.has('content-type') && (found.has('from') || found.has('mime-version'));
  return isMime || (found.size >= 3 && ['from', 'received', 'return-path', 'message-id'].some((name) => found.has(name)));
}
