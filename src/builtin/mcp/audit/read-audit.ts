import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { auditFiles, type AuditRecord } from './audit-file.ts';

/** What is in the log, oldest first. */
export function readAudit(dataDirectory: string): readonly AuditRecord[] {
  return auditFiles(dataDirectory)
    .filter((file) => existsSync(file))
    .flatMap((file) => recordsIn(readFileSync(file, 'utf8')));
}

const pollMs = 300;

/** What is added to the log from now on, until `signal` aborts. */
export async function* followAudit(dataDirectory: string, signal: AbortSignal): AsyncGenerator<readonly AuditRecord[]> {
  const [, file] = auditFiles(dataDirectory);
  let read = statSync(file, { throwIfNoEntry: false });
  let at = read?.size ?? 0;
  while (!signal.aborted) {
    const now = statSync(file, { throwIfNoEntry: false });
    if (now?.ino !== read?.ino) at = 0;
    read = now;
    if (now !== undefined && now.size > at) {
      const text = textFrom(file, at, now.size);
      const end = text.lastIndexOf(0x0a) + 1;
      at += end;
      yield recordsIn(text.subarray(0, end).toString('utf8'));
    }
    await sleep(pollMs, undefined, { signal }).catch(() => {});
  }
}

function textFrom(file: string, start: number, end: number): Buffer {
  const buffer = Buffer.alloc(end - start);
  const descriptor = openSync(file, 'r');
  try {
    return buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, start));
  } finally {
    closeSync(descriptor);
  }
}

/** A line that was cut off by a power failure is left out. */
function recordsIn(text: string): readonly AuditRecord[] {
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as AuditRecord];
    } catch {
      return [];
    }
  });
}
