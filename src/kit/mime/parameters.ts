import { decodeBytes } from './charset.ts';
import { decodeWords } from './encoded-words.ts';

/** A field such as `text/plain; charset=utf-8`. */
export interface ParameterizedValue {
  /** What stands before the parameters, in lower case. */
  readonly value: string;
  /** By name in lower case; decoded. */
  readonly parameters: ReadonlyMap<string, string>;
}

const mostParameters = 500;

/** Reads value and parameters (RFC 2045, 5.1), also those that are split or have a charset (RFC 2231), and those that are simply wrong. */
export function readParameters(field: string): ParameterizedValue {
  const [value = '', ...rest] = splitAtSemicolons(field);
  const plain = new Map<string, string>();
  const pieces = new Map<string, Piece[]>();
  for (const parameter of rest) {
    const equals = parameter.indexOf('=');
    if (equals === -1) continue;
    const [, name = '', section, extended] = /^([^*\s]*)(?:\*(\d{1,4}))?(\*)?$/.exec(parameter.slice(0, equals).trim()) ?? [];
    const text = unquote(parameter.slice(equals + 1).trim());
    const key = name.toLowerCase();
    if (section === undefined && extended === undefined) {
      if (!plain.has(key)) plain.set(key, decodeWords(text));
    } else {
      pieces.set(key, [...(pieces.get(key) ?? []), { index: Number(section ?? 0), text, isExtended: extended !== undefined }]);
    }
  }
  for (const [name, found] of pieces) plain.set(name, joinPieces(found));
  plain.delete('');
  return {
    value: value
      .replaceAll(/\([^()]*\)/g, '')
      .trim()
      .toLowerCase(),
    parameters: plain,
  };
}

interface Piece {
  readonly index: number;
  readonly text: string;
  readonly isExtended: boolean;
}

/** The first piece may begin with `charset'language'`. */
function joinPieces(pieces: readonly Piece[]): string {
  const ordered = pieces.toSorted((left, right) => left.index - right.index);
  const [, charset = '', start] = /^([^']{0,75})'[^']{0,75}'(.*)$/s.exec(ordered[0]?.isExtended === true ? ordered[0].text : '') ?? [];
  const bytes = ordered.map(({ text, isExtended }, index) => {
    const content = index === 0 ? (start ?? text) : text;
    return isExtended ? percentDecoded(content) : Buffer.from(content);
  });
  return decodeWords(decodeBytes(Buffer.concat(bytes), charset));
}

function percentDecoded(text: string): Buffer {
  const parts = text.split(/%([\da-f]{2})/i);
  return Buffer.concat(parts.map((part, index) => Buffer.from(part, index % 2 === 1 ? 'hex' : 'utf8')));
}

function splitAtSemicolons(field: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < field.length; at += 1) {
    const character = field[at];
    if (character === '\\' && isQuoted) at += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === ';' && !isQuoted && parts.length < mostParameters) {
      parts.push(field.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, field.slice(start)];
}

/** Backslashes escape, except in the Windows paths that some programs write. */
function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  const end = text.length > 1 && text.endsWith('"') ? -1 : undefined;
  return text.slice(1, end).replaceAll(/\\(["\\])/g, '$1');
}
