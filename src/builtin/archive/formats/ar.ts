import type { Content } from '../../../plugin/content.ts';
import type { Archive, Problem } from '../archive.ts';
import { noBytes } from '../archive.ts';
import { readRange } from './content-bytes.ts';
import { nameText } from './guess-name.ts';

/** A member of an archive of `ar`: where its data are. */
export interface ArEntry {
  readonly name: string;
  readonly modifiedAt: number;
  readonly start: number;
  readonly end: number;
}

const magic = '!<arch>\n';
const headerSize = 60;
const mostNames = 16 * 1024 ** 2;

export async function openArArchive(content: Content): Promise<Archive | undefined> {
  const entries = await openAr(content);
  if (entries === undefined) return undefined;
  return {
    async *members() {
      for await (const { name, modifiedAt, start, end } of entries.read()) {
        const size = end - start;
        yield {
          name,
          size,
          modifiedAt,
          async read(mostBytes) {
            if (size > mostBytes) return { bytes: noBytes, problem: 'too-large' };
            const bytes = await readRange(content, start, end);
            return bytes.length < size ? { bytes, problem: 'damaged' } : { bytes };
          },
        };
      }
    },
    problem: entries.problem,
  };
}

/** `undefined` where the content is no such archive. Tables of symbols, as libraries have, are no members. */
export async function openAr(content: Content): Promise<{ read(): AsyncGenerator<ArEntry>; problem(): Problem | undefined } | undefined> {
  if ((await readRange(content, 0, magic.length)).toString('latin1') !== magic) return undefined;
  let problem: Problem | undefined;

  async function* read(): AsyncGenerator<ArEntry> {
    let longNames: Buffer = Buffer.alloc(0);
    for (let at = magic.length; at < content.size;) {
      const bytes = await readRange(content, at, at + headerSize);
      const header = bytes.toString('latin1');
      const size = Number(header.slice(48, 58));
      if (!header.endsWith('`\n') || header.length < headerSize || !Number.isSafeInteger(size) || size < 0)
        return void (problem = 'damaged');
      const start = at + headerSize;
      const end = start + size;
      const short = nameText(bytes.subarray(0, 16)).trimEnd();
      if (short === '//') longNames = await readRange(content, start, Math.min(end, start + mostNames));
      const bsd = /^#1\/(\d{1,5})$/.exec(short)?.[1];
      const bsdLength = Math.min(size, Number(bsd ?? 0));
      const name = bsd === undefined ? gnuName(short, longNames) : await bsdName(content, start, bsdLength);
      const isTable = /^\/(?:|\/|SYM64\/)$/.test(short) || name.startsWith('__.SYMDEF');
      if (!isTable) yield { name, modifiedAt: timeOf(header.slice(16, 28)), start: start + bsdLength, end };
      at = end + (size % 2);
    }
  }

  return { read, problem: () => problem };
}

/** Seconds in decimal; damage may make anything of it. */
function timeOf(field: string): number {
  const seconds = Number(field);
  return Number.isSafeInteger(seconds * 1000) ? seconds * 1000 : 0;
}

/** A slash ends short names; a number after it is the place of a long name in the member `//`. */
function gnuName(short: string, longNames: Buffer): string {
  const place = /^\/(\d{1,8})$/.exec(short)?.[1];
  if (place === undefined) return short.replace(/\/$/, '');
  const start = Number(place);
  const end = longNames.indexOf('\n', start);
  return nameText(longNames.subarray(start, end === -1 ? undefined : end)).replace(/\/$/, '');
}

async function bsdName(content: Content, start: number, length: number): Promise<string> {
  return nameText(await readRange(content, start, start + length));
}
