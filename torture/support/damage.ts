import { bytesAsSource, openZip, readZipEntry } from '../../src/kit/zip/index.ts';
import { makeZip } from '../../src/kit/zip/test-zip.ts';

export interface Damaged {
  readonly bytes: Buffer;
  /** What was done, for people. */
  readonly how: string;
}

type Random = () => number;

/** Damages a file in one of a few ways. `donor` is another file, of which a part may be put in. */
export async function damage(bytes: Buffer, donor: Buffer, random: Random): Promise<Damaged> {
  const inside = bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04' && random() < 0.6 ? await damageMember(bytes, random) : undefined;
  return inside ?? damageBytes(bytes, donor, random);
}

const below = (end: number, random: Random): number => Math.floor(random() * end);

/** Cuts the bytes off, changes some, or puts a part of the donor in. */
export function damageBytes(bytes: Buffer, donor: Buffer, random: Random): Damaged {
  const dice = random();
  if (dice < 0.3) return cutOff(bytes, random);
  if (dice < 0.7) return flip(bytes, random);
  return splice(bytes, donor, random);
}

/** Half of all cuts are near the end, where tables of contents are. */
function cutOff(bytes: Buffer, random: Random): Damaged {
  const length = random() < 0.5 ? below(bytes.length, random) : Math.max(0, bytes.length - below(2000, random));
  return { bytes: bytes.subarray(0, length), how: `cut off at ${length} of ${bytes.length}` };
}

/** Values that sizes, counts and offsets do not expect. */
const extremes = [0x00, 0x7f, 0x80, 0xff];

/** Half of all changes are near the beginning, where headers are. */
function flip(bytes: Buffer, random: Random): Damaged {
  const changed = Buffer.from(bytes);
  const count = 2 ** below(8, random);
  const end = random() < 0.5 ? Math.min(bytes.length, 1024) : bytes.length;
  for (let done = 0; done < count; done += 1) {
    const at = below(end, random);
    const value = random() < 0.5 ? (extremes[below(extremes.length, random)] ?? 0) : below(256, random);
    changed.fill(value, at, Math.min(changed.length, at + (random() < 0.2 ? 4 : 1)));
  }
  return { bytes: changed, how: `${count} changes in the first ${end} of ${bytes.length} bytes` };
}

/** Puts a part of one file over a part of the other, or between. */
function splice(bytes: Buffer, donor: Buffer, random: Random): Damaged {
  const from = below(donor.length, random);
  const part = donor.subarray(from, from + 1 + below(Math.min(donor.length, 65_536), random));
  const at = below(bytes.length, random);
  const over = random() < 0.5 ? part.length : 0;
  return {
    bytes: Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at + over)]),
    how: `${part.length} bytes of another ${over > 0 ? 'over' : 'put in at'} ${at} of ${bytes.length}`,
  };
}

const mostMember = 16 * 1024 * 1024;

/** What is packed would hide damage behind a checksum: this damages one member of a zip and packs it again as if nothing had happened. */
async function damageMember(bytes: Buffer, random: Random): Promise<Damaged | undefined> {
  const source = bytesAsSource(bytes);
  const zip = await openZip(source);
  if (!zip) return undefined;
  const members: { name: string; data: Buffer }[] = [];
  for await (const entry of zip.entries()) {
    const { bytes: data } = await readZipEntry(source, entry, mostMember);
    members.push({ name: entry.name, data: Buffer.from(data ?? []) });
  }
  const chosen = members[below(members.length, random)];
  const donor = members[below(members.length, random)];
  if (!chosen || !donor) return undefined;
  const damaged = damageBytes(chosen.data, donor.data, random);
  chosen.data = damaged.bytes;
  return { bytes: makeZip(members), how: `${chosen.name}: ${damaged.how}` };
}
