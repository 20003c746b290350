import type { ElementKind } from './elements.ts';
import type { Attributes } from './read-attributes.ts';
import { tellingOf, type Telling } from './telling.ts';

/**
 * Elements that stand for a part of a page, with all that is in them, in order: a region comes after the one around it. Each list has one entry
 * for each region; there may be many thousands.
 */
export interface Regions {
  readonly names: readonly string[];
  /** Index of the region around it; that of the page itself is its own. */
  readonly parents: readonly number[];
  readonly tellings: readonly Telling[];
  /** The page says that its content is here. */
  readonly landmarks: readonly boolean[];
}

/** Pieces of text on lines of their own, or cells, in order. One begins where the one before ends, the first at 0. */
export interface Blocks {
  readonly ends: readonly number[];
  /** Index of the innermost region around it. */
  readonly regions: readonly number[];
  /** Characters that are within links. */
  readonly linked: readonly number[];
}

export interface PageLayout {
  readonly regions: Regions;
  readonly blocks: Blocks;
}

/** Follows which part of a page the text belongs to. `at` is the length of the text so far. */
export interface LayoutReader {
  open(name: string, kind: ElementKind | undefined, attributes: Attributes, at: number): void;
  close(name: string, kind: ElementKind | undefined, at: number): void;
  read(at: number): PageLayout;
}

/** Elements that are a part of a page. Others are too small and too many, unless they say what they are. */
const large: ReadonlySet<string> = new Set('article aside body center div footer form header h1 main nav ol section table ul'.split(' '));
/** Cells that are large enough to say something. */
const holders: ReadonlySet<string> = new Set(['button', 'label', 'td', 'th']);
/** Regions within regions; what is deeper belongs to the last. Browsers stop at 512. */
const deepest = 300;
/** How far up an end tag finds its start tag. */
const farthest = 50;

export function createLayoutReader(): LayoutReader {
  const names = [''];
  const parents = [0];
  const tellings: Telling[] = [undefined];
  const landmarks = [false];
  const ends: number[] = [];
  const innermosts: number[] = [];
  const linkedIn: number[] = [];
  /** Indices of the open regions, and their names. */
  const open = [0];
  const openNames = [''];
  let innermost = 0;
  /** How many of them are small. */
  let smallOnes = 0;
  let blockStart = 0;
  let linkStart = -1;
  let linked = 0;

  function endBlock(at: number): void {
    if (at === blockStart) return;
    if (linkStart !== -1) {
      linked += at - linkStart;
      linkStart = at;
    }
    ends.push(at);
    innermosts.push(innermost);
    linkedIn.push(linked);
    blockStart = at;
    linked = 0;
  }

  function endLink(at: number): void {
    if (linkStart !== -1) linked += at - linkStart;
    linkStart = -1;
  }

  function push(name: string, telling: Telling, isLandmark: boolean): void {
    if (open.length > deepest) return;
    names.push(name);
    parents.push(innermost);
    tellings.push(telling);
    landmarks.push(isLandmark);
    innermost = names.length - 1;
    open.push(innermost);
    openNames.push(name);
    if (!large.has(name)) smallOnes++;
  }

  function pop(to: number): void {
    for (let index = to; smallOnes > 0 && index < open.length; index++) if (!large.has(openNames[index] ?? '')) smallOnes--;
    open.length = to;
    openNames.length = to;
    innermost = open[to - 1] ?? 0;
  }

  return {
    open(name, kind, attributes, at) {
      if (name === 'a') {
        endLink(at);
        if (attributes.has('href')) linkStart = at;
      }
      if (kind === undefined || kind === 'ruby' || (kind === 'cell' && !holders.has(name))) return;
      if (kind !== 'cell') endBlock(at);
      const isSmall = !large.has(name);
      // `p` and `li` end where another begins.
      if (isSmall && smallOnes > 0 && openNames.at(-1) === name) pop(open.length - 1);
      const telling = tellingOf(name, attributes);
      if (isSmall && telling === undefined) return;
      endBlock(at);
      push(name, telling, kind === 'landmark' ? name !== 'section' : attributes.get('role') === 'main');
    },
    close(name, kind, at) {
      if (name === 'a') endLink(at);
      if (kind === undefined || kind === 'ruby' || (kind === 'cell' && !holders.has(name))) return;
      if (kind !== 'cell') endBlock(at);
      if (smallOnes === 0 && !large.has(name)) return;
      const index = openNames.lastIndexOf(name);
      if (index <= 0 || open.length - 1 - index >= farthest) return;
      endBlock(at);
      pop(index);
    },
    read(at) {
      endBlock(at);
      return { regions: { names, parents, tellings, landmarks }, blocks: { ends, regions: innermosts, linked: linkedIn } };
    },
  };
}
