const marks: readonly (readonly [charset: string, ...bytes: number[]])[] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  // Before UTF-16, whose mark is its beginning.
  ['utf-32le', 0xff, 0xfe, 0, 0],
  ['utf-32be', 0, 0, 0xfe, 0xff],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/** The charset that the first bytes announce. */
export function byteOrderMark(bytes: Uint8Array): string | undefined {
  const first = bytes[0];
  if (first !== 0xef && first !== 0xff && first !== 0xfe && first !== 0) return undefined;
  return marks.find(([, ...mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
}
