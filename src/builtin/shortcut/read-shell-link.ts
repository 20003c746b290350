import { RejectContent } from '../../plugin/outcomes.ts';
import type { ShortcutText } from './shortcut-text.ts';

const headerSize = 0x4c;
/** Bits of LinkFlags. */
const [hasIdList, hasLinkInfo, isUnicode] = [0x1, 0x2, 0x80];
/** Strings that follow, in this order, each if its bit is set. */
const strings = [
  [0x4, 'description'],
  [0x8, 'relativePath'],
  [0x10, 'workingDirectory'],
  [0x20, 'arguments'],
  [0x40, 'iconLocation'],
] as const;

type Name = (typeof strings)[number][1];

/** Shortcuts of Windows: [MS-SHLLINK]. */
export function readShellLink(bytes: Uint8Array): ShortcutText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < headerSize || buffer.readUInt32LE(0) !== headerSize) throw new RejectContent('It is no shortcut.');
  const flags = buffer.readUInt32LE(20);
  let at = headerSize;
  if ((flags & hasIdList) !== 0) at += 2 + unsigned16(buffer, at);
  const target = (flags & hasLinkInfo) === 0 ? undefined : targetIn(buffer, at);
  if ((flags & hasLinkInfo) !== 0) at += Math.max(4, unsigned32(buffer, at));
  const found = new Map<Name, string>();
  for (const [bit, name] of strings) {
    if ((flags & bit) === 0) continue;
    const width = (flags & isUnicode) === 0 ? 1 : 2;
    const end = at + 2 + unsigned16(buffer, at) * width;
    found.set(name, buffer.toString(width === 2 ? 'utf16le' : 'latin1', at + 2, Math.min(end, buffer.length)));
    at = end;
  }
  const lines = [found.get('description'), target ?? found.get('relativePath'), found.get('arguments'), found.get('workingDirectory')];
  const description = found.get('description');
  return {
    text: lines.filter((line) => line !== undefined && line !== '').join('\n'),
    metadata: { ...(description !== undefined && { description }), ...(target !== undefined && { target }) },
  };
}

/** The path in LinkInfo (2.3): of a local disk or a network share, as Unicode where there is that. */
function targetIn(buffer: Buffer, at: number): string | undefined {
  const info = buffer.subarray(at, at + unsigned32(buffer, at));
  if (info.length < 28) return undefined;
  const hasUnicode = unsigned32(info, 4) >= 0x24;
  const base = hasUnicode && unsigned32(info, 28) > 0 ? wideAt(info, unsigned32(info, 28)) : narrowAt(info, unsigned32(info, 16));
  const suffix = hasUnicode && unsigned32(info, 32) > 0 ? wideAt(info, unsigned32(info, 32)) : narrowAt(info, unsigned32(info, 24));
  const network = unsigned32(info, 20);
  const share = network === 0 ? '' : narrowAt(info.subarray(network), unsigned32(info, network + 8));
  const start = base === '' && share !== '' ? `${share}\\` : base;
  return start + suffix === '' ? undefined : start + suffix;
}

function narrowAt(info: Buffer, offset: number): string {
  if (offset === 0 || offset >= info.length) return '';
  const end = info.indexOf(0, offset);
  return info.toString('latin1', offset, end === -1 ? info.length : end);
}

function wideAt(info: Buffer, offset: number): string {
  const text = offset >= info.length ? '' : info.toString('utf16le', offset);
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}

const unsigned16 = (buffer: Buffer, at: number): number => (at + 2 <= buffer.length ? buffer.readUInt16LE(at) : 0);
const unsigned32 = (buffer: Buffer, at: number): number => (at + 4 <= buffer.length ? buffer.readUInt32LE(at) : 0);
