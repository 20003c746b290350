import { elementKinds, type ElementKind } from './elements.ts';
import { createHeadingList } from './heading-list.ts';
import type { LayoutReader } from './page-layout.ts';
import { createLinkList } from './links.ts';
import type { Attributes } from './read-attributes.ts';
import type { TokenHandler } from './read-tokens.ts';
import { createSurroundings } from './surroundings.ts';
import { createTextFlow } from './text-flow.ts';

/** What a page shows. */
export interface HtmlBody {
  /** Blocks on lines of their own, each with the readings of its characters behind it; navigation, headers and footers of the page at the end. */
  readonly text: string;
  readonly headings: readonly string[];
  /** Targets as written. */
  readonly links: readonly string[];
}

export interface BodyReader extends TokenHandler {
  read(): HtmlBody;
}

/** With a layout, all text stays in its place, and the layout says which is which. */
export function createBodyReader(layout?: LayoutReader): BodyReader {
  const content = createTextFlow();
  const furniture = createTextFlow();
  const surroundings = createSurroundings();
  const headings = createHeadingList();
  const links = createLinkList();
  let flow = content;
  /** Name of the element that is left out, and how many of that name are open. */
  let skipped = '';
  let skippedDepth = 0;
  let preformatted = 0;
  /** `rt` reads the word aloud that it stands above; `rp` is for browsers that cannot show it. */
  let annotation = '';
  /** What was read aloud since the last line break. Between the characters of a word it would tear it apart. */
  let readings = '';
  let isMarkup = false;

  function write(piece: string): void {
    headings.text(piece);
    if (preformatted > 0) flow.verbatim(piece);
    else flow.inline(piece);
  }

  function separate(kind: ElementKind): void {
    if (kind === 'ruby') return;
    headings.text(' ');
    if (kind === 'cell') flow.space();
    else flow.lineBreak();
  }

  /** To be called before the block ends that they are in. */
  function writeReadings(kind: ElementKind | undefined): void {
    if (readings === '' || kind === undefined || kind === 'ruby' || kind === 'cell') return;
    flow.lineBreak();
    flow.inline(readings);
    readings = '';
  }

  function openKind(kind: ElementKind, name: string): void {
    if (kind === 'heading') headings.start();
    else if (kind === 'preformatted') preformatted++;
    else if (kind === 'ruby') annotation = name;
    isMarkup = name === 'noframes';
    separate(kind);
  }

  function closeKind(kind: ElementKind): void {
    if (kind === 'heading') headings.end();
    else if (kind === 'preformatted' && preformatted > 0) preformatted--;
    else if (kind === 'ruby') annotation = '';
    isMarkup = false;
    separate(kind);
  }

  return {
    open(name, attributes) {
      if (attributes.size > 0) links.add(linkTarget(name, attributes));
      if (skippedDepth > 0) {
        if (name === skipped) skippedDepth++;
        return;
      }
      const kind = elementKinds.get(name);
      if (kind === 'skipped') {
        skipped = name;
        skippedDepth = 1;
        return;
      }
      writeReadings(kind);
      if (layout !== undefined) layout.open(name, kind, attributes, content.length());
      else {
        surroundings.open(name, kind, attributes.get('role'));
        flow = surroundings.inside ? furniture : content;
      }
      if (kind === undefined) return;
      openKind(kind, name);
      const shown = attributes.size > 0 ? shownInstead(name, attributes) : undefined;
      if (shown !== undefined) {
        write(shown);
        separate(kind);
      }
    },
    close(name) {
      if (skippedDepth > 0) {
        if (name === skipped) skippedDepth--;
        return;
      }
      const kind = elementKinds.get(name);
      writeReadings(kind);
      if (kind !== undefined) closeKind(kind);
      if (layout !== undefined) layout.close(name, kind, content.length());
      else {
        surroundings.close(name, kind);
        flow = surroundings.inside ? furniture : content;
      }
    },
    text(piece) {
      if (skippedDepth > 0 || annotation === 'rp') return;
      if (annotation === 'rt') readings += `${piece} `;
      else write(isMarkup ? piece.replace(/<[^<>]*>/g, ' ') : piece);
    },
    read() {
      headings.end();
      writeReadings('block');
      const found = { headings: headings.headings(), links: links.targets() };
      if (layout !== undefined) return { ...found, text: content.raw() };
      return { ...found, text: [content.text(), furniture.text()].filter((part) => part !== '').join('\n') };
    },
  };
}

function linkTarget(name: string, attributes: Attributes): string | undefined {
  if (name === 'a' || name === 'area') return attributes.get('href');
  return name === 'frame' || name === 'iframe' ? attributes.get('src') : undefined;
}

const buttons: ReadonlySet<string | undefined> = new Set(['button', 'reset', 'submit']);

/** Text that an element shows, or would show, without having any inside. */
function shownInstead(name: string, attributes: Attributes): string | undefined {
  if (name === 'img' || name === 'area') return attributes.get('alt') ?? attributes.get('aria-label') ?? attributes.get('title');
  if (name === 'input') return buttons.has(attributes.get('type')?.toLowerCase()) ? attributes.get('value') : undefined;
  return name === 'optgroup' ? attributes.get('label') : undefined;
}
