import { charsetOfLocale } from './locale.ts';

/** What the file `#SYSTEM` says about a help file: numbered entries (https://www.nongnu.org/chmspec/latest/Internal.html#SYSTEM). */
export interface HelpFacts {
  readonly title: string | undefined;
  /** Name of the file that lists the contents. */
  readonly contents: string | undefined;
}

const codes = { contents: 0, title: 3, locale: 4 };

export function readSystem(bytes: Buffer, fallback: number): HelpFacts {
  const found = new Map<number, Buffer>();
  for (let at = 4; at + 4 <= bytes.length; at += 4 + bytes.readUInt16LE(at + 2)) {
    const code = bytes.readUInt16LE(at);
    if (!found.has(code)) found.set(code, bytes.subarray(at + 4, at + 4 + bytes.readUInt16LE(at + 2)));
  }
  const locale = found.get(codes.locale);
  const charset = charsetOfLocale(locale !== undefined && locale.length >= 4 ? locale.readUInt32LE() : fallback);
  const text = (code: number): string | undefined => {
    const value = found.get(code);
    const end = value?.indexOf(0) ?? -1;
    const decoded = value === undefined ? '' : new TextDecoder(charset).decode(end === -1 ? value : value.subarray(0, end)).trim();
    return decoded === '' ? undefined : decoded;
  };
  return { title: text(codes.title), contents: text(codes.contents) };
}
