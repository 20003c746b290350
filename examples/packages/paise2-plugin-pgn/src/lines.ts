/** Longer lines are cut: no game needs them (the standard has 255 characters). */
const longestLine = 1024 * 1024;

const newline = 0x0a;

/**
 * Lines of bytes, without their ends. UTF-8; a line that is not is read as Windows-1252, the superset of ISO 8859-1, which the standard of 1994
 * asks for.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let pending: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      yield decoded([...pending, chunk.subarray(start, end)]);
      [pending, length, start] = [[], 0, end + 1];
    }
    if (length < longestLine && start < chunk.length) {
      // Copied, because a stream may use its buffer again.
      const rest = Uint8Array.from(chunk.subarray(start));
      pending.push(rest);
      length += rest.length;
    }
  }
  if (length > 0) yield decoded(pending);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

function decoded(parts: readonly Uint8Array[]): string {
  const bytes = Buffer.concat(parts).subarray(0, longestLine);
  const end = bytes.at(-1) === 0x0d ? bytes.length - 1 : bytes.length;
  try {
    return utf8.decode(bytes.subarray(0, end));
  } catch {
    return windows1252.decode(bytes.subarray(0, end));
  }
}
