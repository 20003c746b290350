import { binaryEntries } from './binary-entries.ts';
import type { PropertyEntry } from './property-entry.ts';
import { xmlEntries } from './xml-entries.ts';

/** The entries of an Apple property list, binary or XML, in order, flat and without recursion. What is damaged gives what can be read. */
export function readPropertyList(bytes: Uint8Array): Iterable<PropertyEntry> {
  const isBinary = Buffer.from(bytes.subarray(0, 6)).toString('latin1') === 'bplist';
  return isBinary ? binaryEntries(bytes) : xmlEntries(bytes);
}
