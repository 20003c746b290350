import type { Page } from './pages.ts';

/** Where each name is explained, as seen from a page of the reference: `hosts.md#host`. */
export type Links = ReadonlyMap<string, string>;

export function linksTo(pages: readonly Page[]): Links {
  return new Map(
    pages.flatMap(({ name: page, declarations }) => declarations.map(({ name }) => [name, `${page}.md#${name.toLowerCase()}`])),
  );
}

/** Markdown of a JSDoc text: its `{@link}`s lead to pages. */
export function linked(text: string, links: Links): string {
  return text.replace(/\{@link ([\w.]+)\}/g, (_whole, target: string) => codeLink(target, links));
}

/** `Host` as a link to its page, where it has one. */
export function codeLink(name: string, links: Links): string {
  const address = links.get(name.split('.', 1)[0] ?? '');
  return address === undefined ? `\`${name}\`` : `[\`${name}\`](${address})`;
}

/** A table of the columns in which something stands. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = [...header.keys()].filter((column) => rows.some((row) => row[column] !== ''));
  const shown = [header, ...rows].map((row) => printRow(columns.map((column) => row[column] ?? '')));
  return shown.toSpliced(1, 0, `|${'---|'.repeat(columns.length)}`).join('\n');
}

/** Paragraphs and lists within a cell are broken by hand. */
function printRow(cells: readonly string[]): string {
  return `| ${cells
    .map((cell) =>
      cell
        .replace(/\n\n|\n(?=- )/g, '<br>')
        .replace(/\s+/g, ' ')
        .replaceAll('|', '\\|'),
    )
    .join(' | ')} |`;
}

export const fenced = (code: string): string => `\`\`\`ts\n${code}\n\`\`\``;
