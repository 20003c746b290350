import type { JsonValue } from '../../../plugin/metadata.ts';
import { jsonTokens, type JsonToken } from './json-tokens.ts';

/**
 * JSON, perhaps with comments, with one member set: `path` names it from the outside in. All else stays as it is, to the letter. Throws where the
 * text is no JSON, or the path leads through something that is no object.
 */
export function setJsonMember(text: string, path: readonly string[], value: JsonValue): string {
  const tokens = jsonTokens(text);
  if (tokens.length === 0) return `${JSON.stringify(nested(path, value), undefined, 2)}\n`;
  let at = 0;
  for (const [depth, name] of path.entries()) {
    const open = tokens[at];
    if (open?.kind !== '{') throw new SyntaxError(`${path.slice(0, depth).join('.') || 'The file'} is no object.`);
    const member = membersOf(text, tokens, at).findLast((one) => one.name === name);
    const indent = `${indentOf(text, open.start)}  `;
    if (member === undefined)
      return inserted(text, tokens, at, `${JSON.stringify(name)}: ${written(nested(path.slice(depth + 1), value), indent)}`);
    if (depth === path.length - 1) return spliced(text, member.start, member.end, written(value, indent));
    at = member.token;
  }
  return text;
}

const nested = (path: readonly string[], value: JsonValue): JsonValue =>
  path.reduceRight<JsonValue>((inner, name) => ({ [name]: inner }), value);

const written = (value: JsonValue, indent: string): string => JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${indent}`);

const spliced = (text: string, start: number, end: number, by: string): string => text.slice(0, start) + by + text.slice(end);

const indentOf = (text: string, at: number): string => /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))?.[0] ?? '';

/** In front of the others, where no comment behind the last one is in the way. */
function inserted(text: string, tokens: readonly JsonToken[], at: number, member: string): string {
  const open = tokens[at];
  const next = tokens[at + 1];
  if (open === undefined || next === undefined) throw new SyntaxError('It ends too early.');
  const indent = indentOf(text, open.start);
  const isOnly = next.kind === '}';
  const after = text.slice(open.end);
  const rest = isOnly || !/^[ \t]*\r?\n/.test(after) ? `\n${indent}${isOnly ? '' : '  '}${after.trimStart()}` : after;
  return `${text.slice(0, open.end)}\n${indent}  ${member}${isOnly ? '' : ','}${rest}`;
}

interface Member {
  readonly name: string;
  /** Its value: the first token, and where it begins and ends in the text. */
  readonly token: number;
  readonly start: number;
  readonly end: number;
}

function membersOf(text: string, tokens: readonly JsonToken[], open: number): readonly Member[] {
  const members: Member[] = [];
  let at = open + 1;
  while (tokens[at]?.kind === 'string') {
    const { start, end } = tokens[at] as JsonToken;
    if (tokens[at + 1]?.kind !== ':') throw new SyntaxError(`A colon is missing at character ${end}.`);
    const last = endOfValue(tokens, at + 2);
    members.push({
      name: JSON.parse(text.slice(start, end)) as string,
      token: at + 2,
      start: (tokens[at + 2] as JsonToken).start,
      end: (tokens[last] as JsonToken).end,
    });
    at = tokens[last + 1]?.kind === ',' ? last + 2 : last + 1;
  }
  if (tokens[at]?.kind !== '}') throw new SyntaxError(`A } is missing at character ${tokens[at]?.start ?? text.length}.`);
  return members;
}

/** The last token of the value that begins with this one. */
function endOfValue(tokens: readonly JsonToken[], first: number): number {
  let depth = 0;
  for (let at = first; at < tokens.length; at += 1) {
    const kind = tokens[at]?.kind;
    if (kind === '{' || kind === '[') depth += 1;
    if (kind === '}' || kind === ']') depth -= 1;
    if (depth === 0) return at;
    if (depth < 0) break;
  }
  throw new SyntaxError('A value is missing.');
}
