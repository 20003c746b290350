import { decodeText } from '../../kit/plain-text/decode-text.ts';
import { isoDate } from '../../kit/dates/iso-date.ts';
import { present } from '../../kit/data-fields/present.ts';
import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

/** Lists whose chunks are looked at; the others hold frames. */
const openLists = new Set(['hdrl', 'strl', 'INFO']);
const mostChunks = 100_000;
const longestText = 64 * 1024;

export interface AviFile {
  readonly text: string;
  readonly metadata: MetadataFields;
  readonly damaged: boolean;
}

/** Head and INFO list of an AVI film (Multimedia Programming Interface and Data Specifications 1.0, "RIFF"). */
export async function readAvi(bytes: RangedBytes): Promise<AviFile> {
  const info = new Map<string, string>();
  let film: MetadataFields = {};
  let at = 12;
  for (let count = 0; count < mostChunks && at + 8 <= bytes.size; count += 1) {
    const header = await bytes.read(at, 12);
    const id = header.toString('latin1', 0, 4);
    const size = header.readUInt32LE(4);
    if (id === 'LIST' && openLists.has(header.toString('latin1', 8, 12))) {
      at += 12;
      continue;
    }
    if (id === 'avih') film = readHead(await bytes.read(at + 8, 56));
    // Names of facts begin with an I; those of streams are `strn`.
    else if (/^I[A-Z\d]{3}$|^strn$/.test(id)) info.set(id, decodeText(await bytes.read(at + 8, Math.min(size, longestText))));
    at += 8 + size + (size % 2);
  }
  const says = (id: string): string | undefined => info.get(id) || undefined;
  const author = says('IART');
  const metadata = present({
    ...film,
    title: says('INAM'),
    authors: author === undefined ? undefined : [author],
    description: says('ISBJ') ?? says('ICMT'),
    tags: [says('IGNR'), ...(says('IKEY')?.split(/[;,]/) ?? [])].flatMap((tag) => tag?.trim() ?? []).filter((tag) => tag !== ''),
    album: says('IPRD'),
    copyright: says('ICOP'),
    application: says('ISFT'),
    publishedAt: isoDate(says('ICRD') ?? ''),
    container: 'AVI',
  });
  const text = [...info].filter(([id]) => id !== 'ISFT' && id !== 'IDIT').map(([, value]) => value);
  return { text: [...new Set(text)].join('\n'), metadata, damaged: at > bytes.size + 1 };
}

function readHead(head: Buffer): MetadataFields {
  if (head.length < 40) return {};
  const seconds = (head.readUInt32LE(0) * head.readUInt32LE(16)) / 1e6;
  return { width: head.readUInt32LE(32), height: head.readUInt32LE(36), duration: Number(seconds.toFixed(2)) };
}
