import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import { createLzx } from '../lzx/unpack-lzx.ts';
import { readDirectory, type HelpDirectory, type HelpEntry } from './read-directory.ts';

export interface HelpFile extends HelpDirectory {
  /** These files with their bytes, in the order in which they are stored: what is compressed is unpacked once. */
  read(entries: readonly HelpEntry[]): AsyncGenerator<{ readonly entry: HelpEntry; readonly bytes: Buffer }>;
  isIncomplete(): boolean;
}

const storage = '::dataspace/storage/mscompressed';
const names = {
  control: `${storage}/controldata`,
  content: `${storage}/content`,
  resets: `${storage}/transform/{7fc28940-9d31-11d0-9b27-00a0c91e9c7c}/instancedata/resettable`,
};
const frameSize = 32_768;
const mostTable = 64 * 1024 ** 2;
const longestFile = 64 * 1024 ** 2;

export async function openHelp(file: RangedBytes): Promise<HelpFile | undefined> {
  const directory = await readDirectory(file);
  if (directory === undefined) return undefined;
  const { entries, contentAt } = directory;
  let isIncomplete = directory.isDamaged;

  const stored = async (entry: HelpEntry | undefined, mostBytes: number): Promise<Buffer> =>
    entry === undefined || entry.section !== 0
      ? Buffer.alloc(0)
      : Buffer.from(await file.read(contentAt + entry.offset, Math.min(mostBytes, entry.length)));

  /** What section 1 unpacks to, frame by frame. */
  async function* frames(): AsyncGenerator<Buffer> {
    const control = await stored(entries.get(names.control), 64);
    const resets = await stored(entries.get(names.resets), mostTable);
    const content = entries.get(names.content);
    if (content === undefined || control.length < 24 || resets.length < 40 || control.toString('latin1', 4, 8) !== 'LZXC') return;
    const unit = control.readUInt32LE(8) === 2 ? frameSize : 1;
    const windowSize = control.readUInt32LE(16) * unit;
    const interval = Math.floor((control.readUInt32LE(12) * unit) / (windowSize / 2)) * control.readUInt32LE(20);
    const lzx = createLzx(windowSize);
    if (lzx === undefined || !(interval >= 1)) return;
    const tableAt = resets.readUInt32LE(12);
    const count = Math.min(resets.readUInt32LE(4), Math.floor((resets.length - tableAt) / 8));
    const place = (index: number): number =>
      index < count ? Number(resets.readBigUInt64LE(tableAt + index * 8)) : Number(resets.readBigUInt64LE(24));
    let left = Number(resets.readBigUInt64LE(16));
    for (let index = 0; index < count && left > 0; index += 1, left -= frameSize) {
      if (index % interval === 0) lzx.reset();
      const length = Math.min(2 * frameSize, place(index + 1) - place(index));
      const packed = Buffer.from(await file.read(contentAt + content.offset + place(index), length));
      const frame = lzx.frame(packed, Math.min(frameSize, left));
      if (frame === undefined) return;
      yield frame;
    }
  }

  return {
    ...directory,
    async *read(wanted) {
      for (const entry of inSection(wanted, 0)) yield { entry, bytes: await stored(entry, longestFile) };
      const packed = inSection(wanted, 1);
      if (packed.length === 0) return;
      let index = 0;
      let held: Buffer[] = [];
      let heldAt = 0;
      let end = 0;
      for await (const frame of frames()) {
        held.push(frame);
        end += frame.length;
        for (let entry = packed[index]; entry !== undefined && entry.offset + entry.length <= end; entry = packed[index]) {
          const whole = Buffer.concat(held);
          held = [whole];
          const bytes = whole.subarray(entry.offset - heldAt, entry.offset + entry.length - heldAt);
          yield { entry, bytes: Buffer.from(bytes) };
          index += 1;
        }
        const next = packed[index];
        if (next === undefined) return;
        while (held[0] !== undefined && heldAt + held[0].length <= next.offset) heldAt += held.shift()?.length ?? 0;
      }
      isIncomplete = true;
    },
    isIncomplete: () => isIncomplete,
  };
}

/** In the order of their places. Files do not overlap; those that do are left out, as they would unpack to more and more. */
function inSection(entries: readonly HelpEntry[], section: number): readonly HelpEntry[] {
  const sorted = entries
    .filter((entry) => entry.section === section && entry.length <= longestFile)
    .toSorted((one, other) => one.offset - other.offset);
  let end = 0;
  return sorted.filter(({ offset, length }) => {
    const isApart = offset >= end;
    if (isApart) end = offset + length;
    return isApart;
  });
}
