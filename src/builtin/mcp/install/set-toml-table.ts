import { isDeepStrictEqual } from 'node:util';
import { parse, stringify, type TomlTable } from 'smol-toml';
import type { JsonValue } from '../../../plugin/metadata.ts';

/** TOML with the table `[section.name]` set, at the end; all else stays as it is. Throws where the text is no TOML, or the table stands in it in another form. */
export function setTomlTable(text: string, [section, name]: readonly [string, string], value: Readonly<Record<string, JsonValue>>): string {
  const before = parse(text);
  const rest = withoutTable(text, `${section}.${name}`).trimEnd();
  const table = stringify({ [section]: { [name]: value } }).trim();
  const after = `${rest}${rest === '' ? '' : '\n\n'}${table}\n`;
  const wanted = { ...before, [section]: { ...(before[section] as TomlTable | undefined), [name]: value } };
  // What looks like a header within a long text would be cut out too: then this is not equal.
  if (isDeepStrictEqual(plain(parse(after)), plain(wanted))) return after;
  throw new SyntaxError(`${section}.${name} stands in it in a form that cannot be replaced.`);
}

function withoutTable(text: string, name: string): string {
  let isWithin = false;
  const kept = text.split('\n').filter((line) => {
    const header = /^\s*\[\[?\s*([^\]]+?)\s*\]/.exec(line)?.[1];
    if (header !== undefined) isWithin = header === name || header.startsWith(`${name}.`);
    return !isWithin;
  });
  return kept.join('\n');
}

const plain = (table: object): unknown => JSON.parse(JSON.stringify(table)) as unknown;
