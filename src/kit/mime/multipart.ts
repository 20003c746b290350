export interface Multipart {
  /** Each with its own header, without the line break before the next boundary. */
  readonly parts: readonly Uint8Array[];
  /** Whether it ends as it should. */
  readonly isComplete: boolean;
  /** Whether there were more parts than are given. */
  readonly isCut: boolean;
}

/**
 * Splits the body of a multipart entity (RFC 2046, 5.1.1). What is before the first boundary and behind the last is left out. Without a
 * `boundary`, the first line that looks like one is taken.
 */
export function splitMultipart(body: Uint8Array, boundary: string | undefined, mostParts = 10_000): Multipart {
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const delimiter = `--${boundary ?? guessBoundary(buffer)}`;
  const parts: Uint8Array[] = [];
  let start: number | undefined;
  let isComplete = false;
  if (delimiter === '--') return { parts, isComplete, isCut: false };
  for (let at = buffer.indexOf(delimiter); at !== -1; at = buffer.indexOf(delimiter, at + delimiter.length)) {
    const line = boundaryLine(buffer, at, delimiter.length);
    if (line === undefined) continue;
    if (start !== undefined) parts.push(buffer.subarray(start, Math.max(start, beforeLineBreak(buffer, at))));
    if (parts.length >= mostParts) return { parts, isComplete, isCut: true };
    isComplete = line.isLast;
    start = line.isLast ? undefined : line.end;
  }
  if (start !== undefined) parts.push(buffer.subarray(start));
  return { parts, isComplete, isCut: false };
}

/** The delimiter must stand alone on its line; two dashes behind it end the whole. */
function boundaryLine(buffer: Buffer, at: number, length: number): { readonly end: number; readonly isLast: boolean } | undefined {
  if (at > 0 && buffer[at - 1] !== 0x0a && buffer[at - 1] !== 0x0d) return undefined;
  let end = at + length;
  const isLast = buffer[end] === 0x2d && buffer[end + 1] === 0x2d;
  if (isLast) end += 2;
  while (buffer[end] === 0x20 || buffer[end] === 0x09) end += 1;
  if (buffer[end] === 0x0d) end += 1;
  if (buffer[end] === 0x0a) return { end: end + 1, isLast };
  return end >= buffer.length || isLast ? { end, isLast } : undefined;
}

/** The line break before a boundary belongs to the boundary. */
function beforeLineBreak(buffer: Buffer, at: number): number {
  const end = buffer[at - 1] === 0x0a ? at - 1 : at;
  return buffer[end - 1] === 0x0d ? end - 1 : end;
}

function guessBoundary(buffer: Buffer): string {
  return (
    /(?:^|\n)--([^\s-][^\r\n]{0,200}|-{2,}[^\s-][^\r\n]{0,200})\r?\n(?:content-|\r?\n)/i
      .exec(buffer.toString('latin1', 0, 8192))?.[1]
      ?.trimEnd() ?? ''
  );
}
