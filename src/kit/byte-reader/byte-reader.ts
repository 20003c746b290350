/** Reads bytes that come in chunks as if they lay in a row. */
export interface ByteReader {
  /** The next bytes, which stay to be read. Fewer at the end. */
  peek(length: number): Promise<Buffer>;
  /** Fewer at the end. */
  read(length: number): Promise<Buffer>;
  /** Passes over bytes. Returns how many there were. */
  skip(length: number): Promise<number>;
  /** A line without its end, as Latin-1; of a longer one the beginning. `undefined` at the end. */
  line(mostKept: number): Promise<string | undefined>;
  /** Bytes read or passed over so far. */
  position(): number;
  /** What is left, in chunks. */
  rest(): AsyncGenerator<Uint8Array>;
  /** No more will be read. */
  close(): Promise<void>;
}

const nothing = Buffer.alloc(0);
const lineFeed = 0x0a;

export function createByteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = source[Symbol.asyncIterator]();
  let chunks: Buffer[] = [];
  let held = 0;
  let position = 0;

  async function pull(): Promise<boolean> {
    let step = await iterator.next();
    while (step.done !== true && step.value.length === 0) step = await iterator.next();
    if (step.done === true) return false;
    chunks.push(Buffer.from(step.value.buffer, step.value.byteOffset, step.value.byteLength));
    held += step.value.length;
    return true;
  }

  async function peek(length: number): Promise<Buffer> {
    while (held < length && (await pull()));
    if ((chunks[0]?.length ?? 0) < Math.min(length, held)) chunks = [Buffer.concat(chunks)];
    return chunks[0]?.subarray(0, length) ?? nothing;
  }

  function drop(length: number): void {
    held -= length;
    position += length;
    let left = length;
    let whole = 0;
    while (left > 0 && left >= (chunks[whole]?.length ?? Number.POSITIVE_INFINITY)) {
      left -= chunks[whole]?.length ?? 0;
      whole += 1;
    }
    if (whole > 0) chunks = chunks.slice(whole);
    const [first] = chunks;
    if (left > 0 && first) chunks[0] = first.subarray(left);
  }

  return {
    peek,
    async read(length) {
      const bytes = await peek(length);
      drop(bytes.length);
      return bytes;
    },
    async skip(length) {
      let skipped = 0;
      while (skipped < length) {
        if (held === 0 && !(await pull())) break;
        const part = Math.min(length - skipped, held);
        drop(part);
        skipped += part;
      }
      return skipped;
    },
    async line(mostKept) {
      let text: string | undefined;
      for (let isOpen = true; isOpen && (held > 0 || (await pull()));) {
        const [first = nothing] = chunks;
        const end = first.indexOf(lineFeed);
        isOpen = end === -1;
        const length = isOpen ? first.length : end + 1;
        text = (text ?? '') + first.toString('latin1', 0, Math.min(length, mostKept - (text?.length ?? 0)));
        drop(length);
      }
      return text?.replace(/\r?\n$/, '');
    },
    position: () => position,
    async *rest() {
      while (held > 0 || (await pull())) {
        const [first = nothing] = chunks;
        drop(first.length);
        yield first;
      }
    },
    close: async () => void (await iterator.return?.()),
  };
}
