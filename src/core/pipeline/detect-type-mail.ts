/** Header fields that mail has (RFC 5322) and other text with `Name: value` lines seldom. */
const mailFields = new Set(
  'received from to cc subject date message-id mime-version return-path delivered-to in-reply-to references reply-to sender content-type sent envelope-to'.split(
    ' ',
  ),
);
const mostHeaderLines = 60;

/** Recognises saved mail by its header, and mailboxes by the line before it. */
export function mailType(text: string): 'message/rfc822' | 'application/mbox' | undefined {
  const inMailbox = text.startsWith('From ');
  if (!inMailbox && !/^[A-Za-z][A-Za-z-]*:/.test(text)) return undefined;
  const found = new Set<string>();
  for (const line of text.split(/\r?\n/).slice(inMailbox ? 1 : 0, mostHeaderLines)) {
    const name = /^([!-9;-~]+):/.exec(line)?.[1]?.toLowerCase();
    if (name === undefined && !/^[ \t]+\S/.test(line)) break;
    if (name !== undefined && mailFields.has(name)) found.add(name);
  }
  if (!isMailHeader(found)) return undefined;
  return inMailbox ? 'application/mbox' : 'message/rfc822';
}

/** Two fields that only go together in mail, or three of which one says where it came from. */
function isMailHeader(found: ReadonlySet<string>): boolean {
  const isMime = found.has('content-type') && (found.has('from') || found.has('mime-version'));
  return isMime || (found.size >= 3 && ['from', 'received', 'return-path', 'message-id'].some((name) => found.has(name)));
}
