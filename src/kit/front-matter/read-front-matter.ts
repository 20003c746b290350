import { readPlainYaml } from './plain-yaml.ts';
import { splitFrontMatter, type SplitText } from './split-front-matter.ts';

/** A value of front matter: what is not text, a list or a map in it, such as a date, is text as written. */
export type FrontMatterValue = string | readonly FrontMatterValue[] | { readonly [name: string]: FrontMatterValue };
export type FrontMatter = { readonly [name: string]: FrontMatterValue };

export interface FrontMatterText {
  readonly fields: FrontMatter;
  readonly body: string;
}

/** Aliases that a block may use: a few are for people, many blow up. */
const mostAliases = 20;
const deepest = 20;

/** Takes the front matter off a text. Where there is none, or it is malformed, the text stays whole and the fields are empty. */
export async function readFrontMatter(text: string): Promise<FrontMatterText> {
  const split = splitFrontMatter(text);
  const value = split === undefined ? undefined : await parse(split);
  if (split === undefined || !isMap(value)) return { fields: {}, body: text };
  return { fields: asText(value, deepest) as FrontMatter, body: split.body };
}

/** `undefined` for what is malformed: the parsers say so by throwing, in ways of their own. */
async function parse({ format, source }: SplitText): Promise<unknown> {
  try {
    if (format === 'json') return JSON.parse(source);
    if (format === 'toml') return (await import('smol-toml')).parse(source);
    return readPlainYaml(source) ?? (await parseYaml(source));
  } catch {
    return undefined;
  }
}

async function parseYaml(source: string): Promise<unknown> {
  const { parse: parseDocument } = await import('yaml');
  // Failsafe: `1.10`, `no` and dates are text. A key given twice counts as given last.
  return parseDocument(source, { schema: 'failsafe', uniqueKeys: false, logLevel: 'error', maxAliasCount: mostAliases }) ?? {};
}

function asText(value: unknown, depth: number): FrontMatterValue {
  if (typeof value === 'string') return value;
  if (depth === 0) return '';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((part) => asText(part, depth - 1));
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asText(part, depth - 1)]));
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : '';
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
