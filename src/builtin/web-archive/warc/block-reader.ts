/** Reads lines and blocks of bytes from a stream, however it is cut. */
export interface BlockReader {
  /** A line without its end, of which at most the beginning is kept; `undefined` at the end of the stream. */
  line(): Promise<string | undefined>;
  /** The next bytes, of which at most `mostKept` are kept; fewer at the end of the stream. */
  block(length: number, mostKept: number): Promise<Buffer>;
  /** Bytes read so far. */
  position(): number;
}

const longestLine = 64 * 1024;

export function createBlockReader(stream: AsyncIterable<Uint8Array>): BlockReader {
  const iterator = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  let position = 0;

  async function fill(): Promise<boolean> {
    while (rest.length === 0) {
      const step = await iterator.next();
      if (step.done === true) return false;
      rest = Buffer.from(step.value.buffer, step.value.byteOffset, step.value.byteLength);
    }
    return true;
  }

  function take(length: number): Buffer {
    const taken = rest.subarray(0, length);
    rest = rest.subarray(taken.length);
    position += taken.length;
    return taken;
  }

  return {
    async line() {
      let text: string | undefined;
      while (await fill()) {
        const end = rest.indexOf(0x0a);
        const piece = take(end === -1 ? rest.length : end + 1).toString('latin1');
        if ((text?.length ?? 0) < longestLine) text = (text ?? '') + piece.slice(0, longestLine);
        if (end !== -1) break;
      }
      return text?.replace(/\r?\n$/, '');
    },
    async block(length, mostKept) {
      const kept: Buffer[] = [];
      let left = length;
      while (left > 0 && (await fill())) {
        const piece = take(left);
        const room = mostKept - (length - left);
        left -= piece.length;
        if (room > 0) kept.push(Buffer.from(piece.subarray(0, room)));
      }
      return Buffer.concat(kept);
    },
    position: () => position,
  };
}
