/** A tag as the EXIF reader hands it out. What `value` is depends on the file as well as on the tag. */
export interface Tag {
  readonly value?: unknown;
  readonly description?: unknown;
}

/** By name; a tag of IPTC may occur several times. */
export type Tags = Readonly<Record<string, Tag | readonly Tag[] | undefined>>;

/** What the EXIF reader says where it has nothing to say. */
const placeholder = /^(?:<faulty value>|\[.{1,40}\]|undefined|unknown|nan)$/i;

/** All values of the tag, as text. */
export function textsOf(tags: Tags, name: string): readonly string[] {
  const tag = tags[name];
  const all: readonly Tag[] = tag === undefined ? [] : Array.isArray(tag) ? (tag as readonly Tag[]) : [tag as Tag];
  return all
    .map(({ description }) => (typeof description === 'string' ? description.replaceAll('\0', ' ').trim() : ''))
    .filter((text) => text !== '' && !placeholder.test(text));
}

export const textOf = (tags: Tags, name: string): string | undefined => textsOf(tags, name)[0];

/** The first number of a tag; a fraction is two numbers. */
export function numberOf(tags: Tags, name: string): number | undefined {
  const { value } = (tags[name] ?? {}) as Tag;
  const [first, second] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const isFraction = typeof first === 'number' && typeof second === 'number' && (value as readonly unknown[]).length === 2;
  const isListOfFractions = Array.isArray(first);
  const [top, bottom] = isListOfFractions ? (first as readonly unknown[]) : [first, isFraction ? second : 1];
  const number = typeof top === 'number' && typeof bottom === 'number' ? top / bottom : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** `2009:08:11 09:09:45` and an offset `+02:00`, as ISO 8601 (CIPA DC-008, 4.6.5, "DateTime"). Blank or zero parts mean unknown. */
export function exifDate(text: string | undefined, offset: string | undefined): string | undefined {
  const match = /^(\d{4})[:-](\d\d)[:-](\d\d)(?:[ T](\d\d):(\d\d):(\d\d))?/.exec(text ?? '');
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = match;
  const date = `${year}-${month}-${day}`;
  if (year === '0000' || !Number.isFinite(Date.parse(date))) return undefined;
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return date;
  return `${date}T${hour}:${minute}:${second}${/^[+-]\d\d:\d\d$|^Z$/.test(offset ?? '') ? offset : ''}`;
}

/** The charset stands in the first eight bytes (CIPA DC-008, 4.6.6, "UserComment"). */
export function userComment(tags: Tags): string | undefined {
  const { value } = (tags['UserComment'] ?? {}) as Tag;
  if (!Array.isArray(value) || value.length <= 8) return undefined;
  const bytes = Buffer.from(value as number[]);
  const charset = bytes.toString('latin1', 0, 8).replaceAll('\0', '').trim();
  const text = decoded(charset, bytes.subarray(8)).replaceAll('\0', ' ').trim();
  // Some cameras fill it with one and the same character.
  return /^(.)\1*$/s.test(text) || text === '' ? undefined : text;
}

function decoded(charset: string, bytes: Buffer): string {
  if (charset !== 'UNICODE') return new TextDecoder(charset === 'JIS' ? 'iso-2022-jp' : 'utf-8').decode(bytes);
  // The byte order is that of the file by intention, and anything by practice: most text has zeros on one side.
  const zeros = [0, 0];
  for (const [index, byte] of bytes.subarray(0, 1000).entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  return new TextDecoder((zeros[0] ?? 0) > (zeros[1] ?? 0) ? 'utf-16be' : 'utf-16le').decode(bytes);
}
