import { decodeBytes } from './charset.ts';
import { decodeWords } from './encoded-words.ts';
import { readParameters } from './parameters.ts';

/** The fields before a body, as mail, its parts, news and saved pages have them (RFC 5322). */
export interface MimeHeader {
  /** The first field of this name, in lower case: unfolded, its encoded words not yet decoded. */
  get(name: string): string | undefined;
  all(name: string): readonly string[];
  /** As `get`, with encoded words decoded and white space made even. */
  text(name: string): string | undefined;
  readonly size: number;
}

export interface MimeEntity {
  readonly header: MimeHeader;
  /** As it stands, its transfer encoding not yet undone. */
  readonly body: Uint8Array;
}

const mostFields = 5000;
const longestField = 256 * 1024;

/**
 * Splits header and body. The header ends at an empty line, or before the first line that cannot belong to it. Lines before it that mailboxes
 * and news spools add are passed over.
 */
export function readEntity(bytes: Uint8Array): MimeEntity {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields: { readonly name: string; value: string }[] = [];
  let at = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0;
  while (at < buffer.length) {
    const lineFeed = buffer.indexOf(0x0a, at);
    const next = lineFeed === -1 ? buffer.length : lineFeed + 1;
    const line = buffer.toString('latin1', at, Math.min(lineFeed === -1 ? next : lineFeed, at + longestField)).replace(/\r$/, '');
    const last = fields.at(-1);
    const name = /^([!-9;-~]{1,256})[ \t]*:/.exec(line)?.[0];
    if (line === '' && last) return entity(fields, buffer.subarray(next));
    if (/^[ \t]/.test(line) && last) {
      if (last.value.length < longestField) last.value += line;
    } else if (name !== undefined && fields.length < mostFields) {
      fields.push({ name: name.slice(0, -1).trimEnd().toLowerCase(), value: line.slice(name.length) });
    } else if (name === undefined && !(last === undefined && /^(?:>?From |\s*$)/.test(line))) break;
    at = next;
  }
  return entity(fields, buffer.subarray(at));
}

function entity(fields: readonly { readonly name: string; readonly value: string }[], body: Uint8Array): MimeEntity {
  const values = new Map<string, string[]>();
  for (const { name, value } of fields) values.set(name, [...(values.get(name)?.slice(0, 1000) ?? []), value.trim()]);
  const charset = readParameters(values.get('content-type')?.[0] ?? '').parameters.get('charset');
  // Fields should be ASCII; what is beyond is most likely of the charset of the text.
  // oxlint-disable-next-line no-control-regex -- the range is ASCII
  const readable = (value: string): string => (/^[\0-\x7f]*$/.test(value) ? value : decodeBytes(Buffer.from(value, 'latin1'), charset));
  const all = (name: string): readonly string[] => values.get(name)?.map(readable) ?? [];
  const get = (name: string): string | undefined => {
    const value = values.get(name)?.[0];
    return value === undefined ? undefined : readable(value);
  };
  const text = (name: string): string | undefined => {
    const value = get(name);
    return value === undefined ? undefined : decodeWords(value).replaceAll(/\s+/g, ' ').trim();
  };
  return { header: { get, all, text, size: values.size }, body };
}
