import { createListCounter, type List, type ListLevel } from '../lists/list-counter.ts';
import type { OpenWordFile } from './open-word.ts';
import type { ParagraphLabel } from './word-characters.ts';
import { createParagraphProperties } from './word-paragraphs.ts';

/** Kinds of numbers by their code ([MS-OSHARED] 2.2.1.3). */
const formats: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  5: 'ordinal',
  22: 'decimalZero',
  23: 'bullet',
  255: 'none',
};

const definitionSize = 28;
const levelSize = 28;
const listSize = 16;
const mostLists = 5000;
const placeOfDefinitions = 0x2e2;
const placeOfLists = 0x2ea;

/** The labels of numbered paragraphs, which are not in the text. Word 95 has them elsewhere; there they are left out. */
export function createParagraphLabels(word: OpenWordFile): ParagraphLabel {
  const lists = word.isWord95 ? new Map<string, List>() : readLists(word.tableAt(placeOfLists));
  if (lists.size === 0) return () => '';
  const counter = createListCounter(readDefinitions(word), lists);
  const propertiesAt = createParagraphProperties(word);
  return (start) => {
    const { list, level } = propertiesAt(start);
    return list > 0 ? counter.label(String(list), level) : '';
  };
}

/** Definitions ([MS-DOC] 2.9.150), whose levels follow all of them. */
function readDefinitions({ stream, table, tableAt }: OpenWordFile): ReadonlyMap<string, ReadonlyMap<number, ListLevel>> {
  const found = new Map<string, ReadonlyMap<number, ListLevel>>();
  const all = tableAt(placeOfDefinitions);
  if (all.length < 2) return found;
  const count = Math.min(mostLists, all.readUInt16LE(0), Math.floor((all.length - 2) / definitionSize));
  const reader = createLevelReader(table, stream.readUInt32LE(placeOfDefinitions) + all.length);
  for (let index = 0; index < count; index += 1) {
    const at = 2 + index * definitionSize;
    const isSimple = (all.readUInt8(at + 26) & 1) !== 0;
    const levels = new Map<number, ListLevel>();
    for (let level = 0; level < (isSimple ? 1 : 9); level += 1) {
      const read = reader.next();
      if (read !== undefined) levels.set(level, read);
    }
    found.set(String(all.readInt32LE(at)), levels);
  }
  return found;
}

/** Lists ([MS-DOC] 2.9.131), with what they change of their definitions behind all of them. */
function readLists(all: Buffer): Map<string, List> {
  const found = new Map<string, List>();
  if (all.length < 4) return found;
  const count = Math.min(mostLists, all.readUInt32LE(0), Math.floor((all.length - 4) / listSize));
  const reader = createLevelReader(all, 4 + count * listSize);
  for (let index = 0; index < count; index += 1) {
    const at = 4 + index * listSize;
    const levels = new Map<number, ListLevel>();
    const starts = new Map<number, number>();
    reader.skip(4);
    for (let change = all.readUInt8(at + 12); change > 0; change -= 1) {
      const start = reader.number();
      const flags = reader.number();
      if ((flags & 0x10) !== 0) starts.set(flags & 0xf, start);
      const level = (flags & 0x20) === 0 ? undefined : reader.next();
      if (level === undefined) continue;
      levels.set(flags & 0xf, level);
      starts.set(flags & 0xf, level.start);
    }
    found.set(String(index + 1), { definition: String(all.readInt32LE(at)), levels, starts });
  }
  return found;
}

interface LevelReader {
  next(): ListLevel | undefined;
  number(): number;
  skip(count: number): void;
}

function createLevelReader(bytes: Buffer, start: number): LevelReader {
  let at = start;
  return {
    skip(count) {
      at += count;
    },
    number() {
      at += 4;
      return at <= bytes.length ? bytes.readInt32LE(at - 4) : 0;
    },
    next() {
      if (at + levelSize + 2 > bytes.length) return undefined;
      const textAt = at + levelSize + bytes.readUInt8(at + 24) + bytes.readUInt8(at + 25);
      if (textAt + 2 > bytes.length) return undefined;
      const textEnd = textAt + 2 + 2 * bytes.readUInt16LE(textAt);
      const text = bytes.toString('utf16le', textAt + 2, Math.min(textEnd, textAt + 512));
      const level: ListLevel = {
        start: bytes.readInt32LE(at),
        format: formats[bytes.readUInt8(at + 4)] ?? 'decimal',
        // The numbers of the levels stand in the text as characters 0 to 8.
        text: Array.from(text, (character) => (character < '\u0009' ? `%${character.charCodeAt(0) + 1}` : character)).join(''),
        isLegal: (bytes.readUInt8(at + 5) & 4) !== 0,
        ...((bytes.readUInt8(at + 5) & 8) !== 0 && { restartsAfter: bytes.readUInt8(at + 26) }),
      };
      at = textEnd;
      return level;
    },
  };
}
