import { decodeAnsi } from '../../../kit/plain-text/decode-ansi.ts';

export interface PackagedFile {
  readonly bytes: Uint8Array;
  readonly name?: string;
  /** Where it was when it was embedded, and where a copy was put. */
  readonly originalPaths?: readonly string[];
}

const wholeFile = 2;
const longestPath = 1024;

/**
 * The stream `\1Ole10Native` of objects made by the Packager: its length, then type, label, path, two numbers, the temporary path, and the
 * file with its length; since Windows XP, the three names in UTF-16 behind it. There is no published description but [MS-OLEDS] 2.3.6, which
 * calls all of it native data.
 */
export function readPackage(native: Buffer): PackagedFile | undefined {
  if (native.length < 8) return undefined;
  if (native.readUInt16LE(4) !== wholeFile) return { bytes: native.subarray(4) };
  const label = stringAt(native, 6);
  const path = label && stringAt(native, label.end);
  // Two bytes of no known meaning, two of a kind, and the length of the temporary path.
  const temporary = path && stringAt(native, path.end + 8);
  if (!temporary || temporary.end + 4 > native.length) return undefined;
  const start = temporary.end + 4;
  const end = Math.min(native.length, start + native.readUInt32LE(temporary.end));
  const wideTemporary = wideAt(native, end);
  const wideLabel = wideTemporary && wideAt(native, wideTemporary.end);
  const widePath = wideLabel && wideAt(native, wideLabel.end);
  const name = lastPart(wideLabel?.text || label.text || path.text);
  const paths = [widePath?.text || path.text, wideTemporary?.text || temporary.text].filter((text) => text !== '');
  return { bytes: native.subarray(start, end), ...(name !== '' && { name }), originalPaths: [...new Set(paths)] };
}

interface Found {
  readonly text: string;
  readonly end: number;
}

function stringAt(bytes: Buffer, start: number): Found | undefined {
  const end = bytes.indexOf(0, start);
  if (end === -1 || start > bytes.length || end - start > longestPath) return undefined;
  return { text: decodeAnsi(bytes.subarray(start, end), 1252), end: end + 1 };
}

/** A number of characters, and these. */
function wideAt(bytes: Buffer, start: number): Found | undefined {
  if (start + 4 > bytes.length) return undefined;
  const end = start + 4 + 2 * bytes.readUInt32LE(start);
  if (end > bytes.length || end - start > 2 * longestPath) return undefined;
  return { text: bytes.toString('utf16le', start + 4, end).replace(/\0+$/, ''), end };
}

const lastPart = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
