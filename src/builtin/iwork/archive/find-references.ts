import { readFields } from './protobuf.ts';

const mostMessages = 1_000_000;
const longestReference = 24;
/** Field 1, a number. */
const referenceKey = 0x08;

/**
 * Objects that a message refers to, in the order of its fields. What is a message and what a string only a schema tells; a reference is a message
 * that begins with the id of an object, so hardly anything else passes for one.
 */
export function findReferences(message: Buffer, isObject: (id: number) => boolean): readonly number[] {
  const found = new Set<number>();
  const waiting = partsOf(message);
  for (let count = 0; count < mostMessages; count += 1) {
    const part = waiting.pop();
    if (part === undefined) break;
    const id = referenceIn(part);
    if (id !== undefined && isObject(id)) found.add(id);
    else for (const inner of partsOf(part)) waiting.push(inner);
  }
  return [...found];
}

/** The last one first, as they are taken from the end. */
function partsOf(message: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (const { bytes } of readFields(message)) if (bytes !== undefined && bytes.length > 1) parts.push(bytes);
  return parts.toReversed();
}

function referenceIn(part: Buffer): number | undefined {
  if (part.length > longestReference || part[0] !== referenceKey) return undefined;
  for (const { number } of readFields(part)) return number;
  return undefined;
}
