/** A text or number, and the keys and numbers that lead to it. */
export interface BencodeEntry {
  readonly path: readonly string[];
  readonly value: string | number;
}

interface Level {
  readonly isList: boolean;
  key: string | undefined;
  count: number;
}

const deepest = 20;
const mostEntries = 1_000_000;
const longestText = 64 * 1024;
const [integer, list, dictionary, end, colon] = [0x69, 0x6c, 0x64, 0x65, 0x3a];

/** Bencoding (BEP 3), flat and in order. Ends where it is damaged. Long strings, which are hashes, are left out. */
export function* readBencode(bytes: Uint8Array): Generator<BencodeEntry> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const levels: Level[] = [];
  let at = 0;
  for (let count = 0; at < buffer.length && count < mostEntries; count += 1) {
    const code = buffer[at];
    const level = levels.at(-1);
    if (code === list || code === dictionary) {
      if (levels.length >= deepest) return;
      levels.push({ isList: code === list, key: undefined, count: 0 });
      at += 1;
      continue;
    }
    if (code === end) {
      levels.pop();
      at += 1;
      passOn(levels.at(-1));
      continue;
    }
    const mark = buffer.indexOf(code === integer ? end : colon, at);
    const number = mark === -1 || mark - at > 20 ? Number.NaN : Number(buffer.toString('latin1', code === integer ? at + 1 : at, mark));
    if (!Number.isSafeInteger(number) || (code !== integer && number < 0)) return;
    at = code === integer ? mark + 1 : mark + 1 + number;
    const value = code === integer ? number : buffer.toString('utf8', mark + 1, Math.min(at, mark + 1 + longestText));
    if (level && !level.isList && level.key === undefined) {
      level.key = String(value);
      continue;
    }
    if (code === integer || number <= longestText) yield { path: levels.map(({ key, count: index }) => key ?? String(index)), value };
    passOn(level);
  }
}

function passOn(level: Level | undefined): void {
  if (!level) return;
  level.key = undefined;
  level.count += 1;
}
