import type { Content } from '../../../plugin/content.ts';
import type { MetadataFields } from '../../../plugin/metadata.ts';
import type { Archive, Member, Problem } from '../archive.ts';
import { createByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { compressionOf } from '../compression/compressions.ts';
import { unpackStream } from '../compression/unpack-stream.ts';
import { openAr, type ArEntry } from './ar.ts';
import { streamRange } from './content-bytes.ts';
import { debMetadata } from './deb-metadata.ts';
import { readTar } from './read-tar.ts';

/** Control files are put where `dpkg-deb --raw-extract` puts them. */
const controlFolder = 'DEBIAN/';
const mostControl = 1024 ** 2;

/** A Debian package: an archive of two tar archives, shown as one. Its control fields become metadata (deb(5), deb-control(5)). */
export async function openDebPackage(content: Content, mostBytes: number): Promise<Archive | undefined> {
  const entries = await openAr(content);
  if (entries === undefined) return undefined;
  let metadata: MetadataFields = {};
  let problem: Problem | undefined;

  async function* membersOf(entry: ArEntry): AsyncGenerator<Member> {
    const isControl = entry.name.startsWith('control.tar');
    const head = await content.bytes({ start: entry.start, end: entry.start + 8 });
    const compression = compressionOf(head);
    const packed = streamRange(content, entry.start, entry.end);
    const unpacked = compression && unpackStream(compression, packed, mostBytes);
    const reader = createByteReader(unpacked?.chunks ?? packed);
    const tar = readTar(reader);
    try {
      for await (const member of tar.members()) yield isControl ? controlMember(member) : member;
    } finally {
      await reader.close();
    }
    problem ??= unpacked?.problem() ?? tar.problem();
  }

  function controlMember(member: Member): Member {
    const name = controlFolder + member.name.replace(/^\.\//, '');
    if (name !== `${controlFolder}control`) return { ...member, name };
    return {
      ...member,
      name,
      async read(mostOfMember) {
        const data = await member.read(Math.min(mostControl, mostOfMember));
        metadata = debMetadata(new TextDecoder().decode(data.bytes));
        return data;
      },
    };
  }

  return {
    async *members() {
      for await (const entry of entries.read()) if (/^(?:control|data)\.tar(?:\.|$)/.test(entry.name)) yield* membersOf(entry);
    },
    problem: () => entries.problem() ?? problem,
    metadata: () => metadata,
  };
}
