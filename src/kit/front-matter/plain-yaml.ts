export type PlainFields = Readonly<Record<string, string | readonly string[]>>;

const field = /^([A-Za-z_][\w-]*):(?: +(.*?))? *$/;
const item = /^( *)- +(.*?) *$/;
/** Text without anything that YAML would read as more than text. */
const plain = /^[\p{L}\p{N}/(](?:[^:#\p{Cc}\p{Cs}]|:(?=[^\s])|(?<=[^\s])#)*$/u;
const quoted = /^(?:"[^"\\\p{Cc}\p{Cs}]*"|'[^'\p{Cc}\p{Cs}]*')$/u;
const flowList = /^\[([^[\]{}:#"'\p{Cc}\p{Cs}]*)\]$/u;

/**
 * Reads the YAML that nearly all front matter is made of: one value a line, and lists of such values. `undefined` for anything else, which
 * is the business of the YAML library; where it answers, it answers the same, some ten times faster.
 */
export function readPlainYaml(source: string): PlainFields | undefined {
  const fields = new Map<string, string | string[]>();
  let list: { readonly name: string; readonly indent: string; readonly values: string[] } | undefined;
  let open: string | undefined;
  for (const line of source.split(/\r?\n/)) {
    if (/^ *$/.test(line)) continue;
    const [, indent, itemText] = item.exec(line) ?? [];
    if (indent !== undefined && itemText !== undefined) {
      if (open === undefined) return undefined;
      if (list?.name !== open) list = { name: open, indent, values: [] };
      const value = scalar(itemText);
      if (value === undefined || list.indent !== indent) return undefined;
      list.values.push(value);
      fields.set(open, list.values);
      continue;
    }
    const [, name, text = ''] = field.exec(line) ?? [];
    if (name === undefined || fields.has(name)) return undefined;
    const value = text === '' ? '' : (scalar(text) ?? flow(text));
    if (value === undefined) return undefined;
    fields.set(name, value);
    open = text === '' ? name : undefined;
  }
  return Object.fromEntries(fields);
}

function scalar(text: string): string | undefined {
  if (plain.test(text)) return text;
  return quoted.test(text) ? text.slice(1, -1) : undefined;
}

function flow(text: string): string[] | undefined {
  const inner = flowList.exec(text)?.[1];
  if (inner === undefined) return undefined;
  const values = inner.trim() === '' ? [] : inner.split(',').map((value) => value.trim());
  return values.every((value) => plain.test(value)) ? values : undefined;
}
