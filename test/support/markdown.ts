/** Reads what tests compare of the documents: they are written by hand and kept true by tests. */

/** Cells of the first table below a heading, without its header. */
export function tableBelow(text: string, heading: string): readonly (readonly string[])[] {
  const section = sectionOf(text, heading);
  const lines = section.split('\n');
  const start = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end < 0 ? undefined : end).map(cellsOf);
}

/** Cells of a row. `\|` is no border. */
export function cellsOf(row: string): readonly string[] {
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** What is below a heading, up to the next one. */
export function sectionOf(text: string, heading: string): string {
  const found = sections(text).find((section) => section.heading === heading);
  if (!found) throw new Error(`there is no heading "${heading}"`);
  return found.body;
}

export interface Section {
  readonly heading: string;
  readonly body: string;
}

export function sections(text: string): readonly Section[] {
  const blocks = withoutCode(text).split(/^#+ /m).slice(1);
  const starts = [...withoutCode(text).matchAll(/^#+ .*$/gm)].map(({ index }) => index);
  return blocks.map((block, index) => {
    const [heading = ''] = block.split('\n', 1);
    const from = (starts[index] ?? 0) + (withoutCode(text).slice(starts[index]).indexOf('\n') + 1);
    return { heading, body: text.slice(from, starts[index + 1] ?? text.length) };
  });
}

/** Code in backticks. */
export const codesIn = (text: string): readonly string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** Fenced blocks of a language, with what stands behind the language. */
export function fencedBlocks(text: string, language: string): readonly { readonly info: string; readonly code: string }[] {
  const pattern = new RegExp(`^\`\`\`${language}(?: (.*))?\\n([^]*?)^\`\`\`$`, 'gm');
  return [...text.matchAll(pattern)].map(([, info = '', code = '']) => ({ info, code }));
}

/** The anchor that a heading gets on the usual sites. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** The same length, with fenced code blanked. */
function withoutCode(text: string): string {
  return text.replace(/^```[^]*?^```$/gm, (block) => block.replace(/[^\n]/g, ' '));
}
