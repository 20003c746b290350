/** A value in the Basic Encoding Rules (ITU-T X.690). */
export interface BerValue {
  readonly tag: number;
  readonly isConstructed: boolean;
  readonly start: number;
  readonly end: number;
  /** Where the next value begins. */
  readonly next: number;
}

export const octetString = 0x04;
export const objectIdentifier = 0x06;
export const sequence = 0x30;

/** Reads the value at a place; as much as there is of one that is cut off. `undefined` where there is none. */
export function readValue(bytes: Buffer, at: number, end = bytes.length): BerValue | undefined {
  const head = readHead(bytes, at, end);
  if (head === undefined) return undefined;
  const { tag, start, length } = head;
  const isConstructed = (tag & 0x20) !== 0;
  if (length !== undefined) return { tag, isConstructed, start, end: Math.min(end, start + length), next: Math.min(end, start + length) };
  const close = endOfIndefinite(bytes, start, end);
  return { tag, isConstructed, start, end: close, next: Math.min(end, close + 2) };
}

/** The values within a constructed one. */
export function* valuesIn(bytes: Buffer, { start, end }: BerValue): Generator<BerValue> {
  for (let value = readValue(bytes, start, end); value !== undefined; value = readValue(bytes, value.next, end)) {
    yield value;
    if (value.next <= value.start && value.next >= end) return;
  }
}

interface Head {
  readonly tag: number;
  readonly start: number;
  /** Absent for a value that goes on until its end is marked. */
  readonly length: number | undefined;
}

function readHead(bytes: Buffer, at: number, end: number): Head | undefined {
  if (at + 2 > end) return undefined;
  const tag = bytes[at] ?? 0;
  const first = bytes[at + 1] ?? 0;
  // Tags of several bytes do not occur in what is read here.
  if ((tag & 0x1f) === 0x1f) return undefined;
  if (first < 0x80) return { tag, start: at + 2, length: first };
  const size = first & 0x7f;
  if (size === 0) return { tag, start: at + 2, length: undefined };
  if (size > 6 || at + 2 + size > end) return undefined;
  return { tag, start: at + 2 + size, length: bytes.readUIntBE(at + 2, size) };
}

/** Where the two zero bytes are that end a value of unknown length. Counts the values of that kind within. */
function endOfIndefinite(bytes: Buffer, from: number, end: number): number {
  let open = 1;
  let at = from;
  while (at + 2 <= end) {
    const head = readHead(bytes, at, end);
    if (head === undefined) break;
    if (head.tag === 0 && head.length === 0) {
      open -= 1;
      if (open === 0) return at;
    }
    if (head.length === undefined) open += 1;
    at = head.start + (head.length ?? 0);
  }
  return end;
}
