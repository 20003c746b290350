import { limits } from '../query/query-leaf.ts';

/** A typed query with saved searches put in, and what a person should know. */
export interface FilledQuery {
  readonly text: string;
  readonly notes: readonly string[];
}

/** Quoted text, or a name where a word could begin: `@invoices`, `-@invoices`, but not `ann@example.org`. */
const quotedOrName = /"[^"]*"?|[“”„][^“”„"]*[“”„"]?|(?<![^\s(|-])@(?<name>[\p{L}\p{N}][\p{L}\p{N}_-]*)(?![^\s)|])/gu;

/** Puts each saved search in parentheses where `@` and its name stand. Names in what is put in are words. */
export function withSavedSearches(typed: string, saved: Readonly<Record<string, string>>): FilledQuery {
  if (typed.length > limits.characters || !typed.includes('@')) return { text: typed, notes: [] };
  const queries = new Map(Object.entries(saved).map(([name, query]) => [name.toLowerCase(), query]));
  const unknown = new Set<string>();
  const text = typed.replace(quotedOrName, (piece, name?: string) => {
    if (name === undefined) return piece;
    const query = queries.get(name.toLowerCase());
    if (query !== undefined) return `(${closed(query)})`;
    unknown.add(name);
    return piece;
  });
  const notes = Array.from(
    unknown,
    (name) => `There is no saved search "${name}"; it was taken as a word. \`paise2 searches\` lists them.`,
  );
  return { text, notes };
}

/** With parentheses and quotes that are closed where they are opened, so that nothing behind it is drawn in. */
function closed(query: string): string {
  let depth = 0;
  const text = query.replace(/"[^"]*"?|[“”„][^“”„"]*[“”„"]?|[()]/g, (piece) => {
    if (piece === '(') depth += 1;
    if (piece === ')' && depth === 0) return ' ';
    if (piece === ')') depth -= 1;
    return /^[()]$|^.+["“”„]$/s.test(piece) ? piece : `${piece}"`;
  });
  return text + ')'.repeat(depth);
}
