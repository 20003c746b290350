/** Finds the name that stands in a text, in either case; `undefined` for one that is not known. */
export type KnownNames = (text: string, start: number, end: number) => string | undefined;

const letters = 32;
const firstLower = 0x61;

/**
 * Names of tags and attributes are compared in place, because making a string for each would cost more than all else there is to do with it.
 * The same string comes back each time, so that looking it up is quick, too.
 */
export function knownNames(names: readonly string[]): KnownNames {
  const byFirstAndLength: string[][] = [];
  for (const name of new Set(names)) (byFirstAndLength[slot(name.charCodeAt(0), name.length)] ??= []).push(name);
  return (text, start, end) => {
    for (const name of byFirstAndLength[slot(text.charCodeAt(start), end - start)] ?? none) if (isAt(name, text, start)) return name;
    return undefined;
  };
}

const none: readonly string[] = [];

/** The last five bits of a letter are the same in both cases. */
const slot = (first: number, length: number): number => length * letters + (first & (letters - 1));

function isAt(name: string, text: string, start: number): boolean {
  for (let at = 0; at < name.length; at++) {
    const expected = name.charCodeAt(at);
    const code = text.charCodeAt(start + at);
    if (code !== expected && (expected < firstLower || (code | 0x20) !== expected)) return false;
  }
  return true;
}
