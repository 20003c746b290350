import { createLinkList } from '../../kit/html-text/links.ts';
import { definition, readBlocks } from './read-blocks.ts';
import { readInline, type InlineHandler } from './read-inline.ts';

/** What a Markdown text without its front matter says. */
export interface MarkdownDocument {
  /** Prose and code, a block a line or more; marks of links, emphasis, quotes and HTML are gone. */
  readonly text: string;
  /** The first heading of the first level. */
  readonly title?: string;
  readonly headings: readonly string[];
  /** Targets as written, wikilinks by the name of their page. */
  readonly links: readonly string[];
  /** Inline tags: `#project/idea`. */
  readonly tags: readonly string[];
}

const longestHeading = 500;
const mostHeadings = 1000;
const mostTags = 200;
/** Characters of prose that are read in one go. A paragraph beyond this is no paragraph, and cutting it bounds what looks back. */
const longestProse = 65_536;

/** Never fails: any text is Markdown. */
export function readMarkdown(markdown: string): MarkdownDocument {
  const lines: string[] = [];
  const headings: string[] = [];
  const tags = new Set<string>();
  const links = createLinkList();
  const definitions = readDefinitions(markdown);
  let title: string | undefined;

  const handler: InlineHandler = {
    link: (target) => links.add(target),
    tag(name) {
      if (tags.size < mostTags) tags.add(name);
    },
    isDefined: (label) => definitions.size > 0 && definitions.has(labelKey(label)),
  };
  readBlocks(markdown, {
    heading(level, source) {
      const text = readInline(source.slice(0, longestHeading), handler).replace(/\s+/g, ' ').trim();
      if (text === '') return;
      if (level === 1) title ??= text;
      if (headings.length < mostHeadings) headings.push(text);
      lines.push(text);
    },
    prose(source) {
      let text = '';
      for (let at = 0; at < source.length; at += longestProse) text += readInline(source.slice(at, at + longestProse), handler);
      if (text.trim() !== '') lines.push(text.trim());
    },
    code(line) {
      lines.push(line);
    },
  });
  for (const target of definitions.values()) links.add(target);
  return { text: lines.join('\n'), ...(title !== undefined && { title }), headings, links: links.targets(), tags: [...tags] };
}

/** Targets by label. They may stand anywhere, also after their use. */
function readDefinitions(markdown: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!markdown.includes(']:')) return found;
  for (const [, label = '', target = ''] of markdown.matchAll(definition))
    if (!found.has(labelKey(label))) found.set(labelKey(label), target);
  return found;
}

/** Labels match without regard to case and to how white space is written (CommonMark 0.31, 4.7). */
function labelKey(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase();
}
