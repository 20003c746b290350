import type { Content } from '../../../../plugin/content.ts';
import { RejectContent } from '../../../../plugin/outcomes.ts';
import type { Archive, Member, MemberData, Problem } from '../../archive.ts';
import { noBytes } from '../../archive.ts';
import { entryNames } from './entry-names.ts';
import { openLibarchive, type LibarchiveEntry, type OpenLibarchive } from './open-libarchive.ts';

/** The library wants the whole file in its memory, which may grow to 2 GiB. */
const mostSize = 512 * 1024 ** 2;
/** To pass over a member the library unpacks it, where it is packed together with others. */
const mostPassedOver = 1024 ** 3;

/** 7-Zip, RAR, CAB and LHA archives. */
export async function openWithLibarchive(content: Content): Promise<Archive | undefined> {
  if (content.size > mostSize) throw new RejectContent('It is too large to be unpacked in memory.', 'too-large');
  const library = await openLibarchive(content);
  if (library === undefined) return undefined;
  const names = await entryNames(content);
  let problem: Problem | undefined;

  async function* members(opened: OpenLibarchive): AsyncGenerator<Member> {
    let passedOver = 0;
    let index = 0;
    for (let entry = opened.next(); entry !== undefined; entry = opened.next()) {
      const { isFile, size } = entry;
      const member = memberOf(entry, names[index] ?? entry.name);
      index += 1;
      if (!isFile) continue;
      let left = size;
      const read = async (mostBytes: number): Promise<MemberData> => {
        const data = await member.read(mostBytes);
        // One that is larger than it says may be of any size.
        if (data.problem !== 'too-large') left = 0;
        else if (size <= mostBytes) left = Number.POSITIVE_INFINITY;
        return data;
      };
      yield { ...member, read };
      passedOver += left;
      if (passedOver <= mostPassedOver) continue;
      problem = 'too-large';
      yield* unreadMembers(names.slice(index));
      return;
    }
    problem = problemOf(opened.failure());
  }

  return {
    async *members() {
      try {
        yield* members(library);
      } catch {
        // A damaged archive may break the library itself, which is not used again.
        problem = 'damaged';
      }
    },
    problem: () => problem,
  };
}

/** Names that others begin with are those of folders. */
function* unreadMembers(names: readonly string[]): Generator<Member> {
  const folders = new Set(names.map((name) => name.slice(0, Math.max(0, name.lastIndexOf('/')))));
  for (const name of names) if (!folders.has(name)) yield { name, read: async () => ({ bytes: noBytes, problem: 'too-large' }) };
}

function memberOf(entry: LibarchiveEntry, name: string): Member {
  const { size, modifiedAt } = entry;
  return {
    name,
    ...(size > 0 && { size }),
    ...(modifiedAt > 0 && { modifiedAt }),
    async read(mostBytes): Promise<MemberData> {
      if (entry.isEncrypted) return { bytes: noBytes, problem: 'encrypted' };
      if (size > mostBytes) return { bytes: noBytes, problem: 'too-large' };
      return readEntry(entry, mostBytes);
    },
  };
}

function readEntry(entry: LibarchiveEntry, mostBytes: number): MemberData {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const chunk = entry.read();
    if (typeof chunk === 'string') return { bytes: Buffer.concat(chunks), problem: problemOf(chunk) ?? 'damaged' };
    if (chunk.length === 0) return { bytes: Buffer.concat(chunks) };
    length += chunk.length;
    if (length > mostBytes) return { bytes: noBytes, problem: 'too-large' };
    chunks.push(chunk);
  }
}

/** What the library says is meant for people. */
function problemOf(message: string): Problem | undefined {
  if (message === '') return undefined;
  if (/encrypt|decrypt|passphrase|crypto/i.test(message)) return 'encrypted';
  return /unsupported|not supported|no support|unrecognized|unknown/i.test(message) ? 'unsupported' : 'damaged';
}
