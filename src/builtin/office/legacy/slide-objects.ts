import { recordAt } from './slide-records.ts';

const userEdit = 0x0ff5;
const persistDirectory = 0x1772;
const mostEdits = 10_000;
const mostObjects = 1_000_000;

/** Where the current versions of a presentation's objects are, by number. */
export interface SlideObjects {
  readonly document: number | undefined;
  readonly offsets: ReadonlyMap<number, number>;
}

/**
 * Each saving may only have added what changed, with a directory of its own. They are followed from the last one back, so that what was replaced
 * is not read ([MS-PPT] 2.1.2).
 */
export function readObjects(stream: Buffer, currentUser: Buffer | undefined): SlideObjects {
  const offsets = new Map<number, number>();
  let document: number | undefined;
  const seen = new Set<number>();
  let edit = currentUser !== undefined && currentUser.length >= 20 ? currentUser.readUInt32LE(16) : 0;
  while (edit !== 0 && !seen.has(edit) && seen.size < mostEdits) {
    seen.add(edit);
    const record = recordAt(stream, edit);
    if (record?.type !== userEdit || record.end - record.start < 20) break;
    document ??= stream.readUInt32LE(record.start + 16);
    readDirectory(stream, stream.readUInt32LE(record.start + 12), offsets);
    edit = stream.readUInt32LE(record.start + 8);
  }
  return { document: document === undefined ? undefined : offsets.get(document), offsets };
}

/** Runs of objects: the number of the first and how many they are, then where each is. */
function readDirectory(stream: Buffer, at: number, offsets: Map<number, number>): void {
  const record = recordAt(stream, at);
  if (record?.type !== persistDirectory) return;
  for (let place = record.start; place + 4 <= record.end;) {
    const run = stream.readUInt32LE(place);
    const first = run & 0xf_ffff;
    const count = run >>> 20;
    place += 4;
    for (let index = 0; index < count && place + 4 <= record.end; index += 1) {
      if (!offsets.has(first + index) && offsets.size < mostObjects) offsets.set(first + index, stream.readUInt32LE(place));
      place += 4;
    }
  }
}
