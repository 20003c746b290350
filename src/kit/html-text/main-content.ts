import type { Blocks, PageLayout, Regions } from './page-layout.ts';
import type { Telling } from './telling.ts';
import { withoutInvisible } from './text-flow.ts';

/** The text of a page in two. */
export interface MainContent {
  readonly text: string;
  /** Navigation, related links, forms, footers: what the page would not be missed for. Empty where the page has no clear content. */
  readonly aside: string;
  /** What stands around the beginning of the content and after its end, where pages are dated. */
  readonly edges: string;
}

/** Characters of sentences. With less, nothing on a page is clearly its content. */
const leastProse = 250;
/** A page of which less is prose is an index or a table. */
const proseShare = 0.15;
/** The innermost region with this share of a page's prose is its content. */
const contentShare = 0.9;
/** A region with this share of a page's prose is no furniture, whatever it is called. */
const furnitureShare = 0.4;
/** A sentence of this length counts wherever it stands. */
const sentence = 80;
/** Characters that are near. */
const nearby = 600;
/** Lists and lines with a larger share of links lead elsewhere. */
const linkShare = 0.6;

/** Divides the text of a page by what its layout says. All of it is in one part or the other. */
export function mainContent(text: string, { regions, blocks }: PageLayout): MainContent {
  const prose = proseOf(text, blocks);
  const told = inheritedTellings(regions, heardTellings(regions, totals(regions, blocks, prose)));
  const excluded = excludedTellings(told, blocks, prose);
  if (excluded === undefined) return whole(text, blocks, told);
  const out = told.map((telling) => telling !== undefined && excluded.includes(telling));
  const ownProse = prose.map((amount, index) => (out[blocks.regions[index] ?? 0] === true ? 0 : amount));
  const main = mainRegion(regions, totals(regions, blocks, ownProse));
  const landmark = landmarkAround(regions, main);
  const inner = insideOf(regions, main);
  const outer = landmark === main ? inner : insideOf(regions, landmark);
  const isLinks = landmark === main ? () => false : linkRegions(regions, blocks);
  const isRemark = singleRemarks(regions, told, spokenIn(blocks, prose));
  const parts = divide(text, blocks, (region, block) => {
    const sentences = prose[block] ?? 0;
    if (regions.names[region] === 'h1') return true;
    if (out[region] === true) return told[region] === 'remarks' && (sentences >= sentence || isRemark[region] === true);
    if (inner[region] === true) return true;
    if (outer[region] !== true) return sentences >= sentence;
    return sentences > 0 || !(isLinks(region) || (blocks.linked[block] ?? 0) > lengthOf(blocks, block) * 0.8);
  });
  const isSentence = (amount: number, block: number): boolean => amount >= sentence && inner[blocks.regions[block] ?? 0] === true;
  return { ...parts, edges: edgesOf(text, startOf(blocks, prose.findIndex(isSentence)), endOf(blocks, prose.findLastIndex(isSentence))) };
}

const startOf = ({ ends }: Blocks, block: number): number => ends[block - 1] ?? 0;
const endOf = ({ ends }: Blocks, block: number): number => ends[block] ?? 0;
const lengthOf = (blocks: Blocks, block: number): number => endOf(blocks, block) - startOf(blocks, block);

const edgesOf = (text: string, first: number, last: number): string =>
  text.slice(Math.max(0, first - nearby), first + nearby) + text.slice(last, last + nearby);

/** What may go so that enough is left: remarks are content where there is little else, as in a forum. */
function excludedTellings(told: readonly Telling[], blocks: Blocks, prose: readonly number[]): readonly Telling[] | undefined {
  let length = 0;
  const amounts = { content: 0, remarks: 0, beside: 0, furniture: 0 };
  for (let block = 0; block < prose.length; block++) {
    const telling = told[blocks.regions[block] ?? 0];
    amounts[telling ?? 'content'] += prose[block] ?? 0;
    if (telling === undefined) length += lengthOf(blocks, block);
  }
  const { content, remarks, beside, furniture } = amounts;
  if (content < length * proseShare) return undefined;
  const enough = Math.max(leastProse, (content + remarks + beside + furniture) / 10);
  if (content >= enough) return ['furniture', 'beside', 'remarks'];
  if (content + remarks >= enough) return ['furniture', 'beside'];
  return content + remarks + beside >= enough ? ['furniture'] : undefined;
}

/** Marks that end or divide sentences: Latin, Chinese and Japanese, Arabic and Hindi. */
const marks: ReadonlySet<number> = new Set('.,;:!?…。，、！？،؛؟।'.split('').map((mark) => mark.charCodeAt(0)));
/** The same as a table for what most characters are. */
const asciiMarks = Uint8Array.from({ length: 128 }, (_, code) => Number(marks.has(code)));
/** Ideographs say as much in fewer characters. */
const firstIdeograph = 0x3000;

/** Characters of running text in each block: long enough for a sentence, and no list of links. */
function proseOf(text: string, { ends, linked }: Blocks): readonly number[] {
  const prose: number[] = [];
  let start = 0;
  for (let block = 0; block < ends.length; block++) {
    const end = ends[block] ?? 0;
    const length = end - start;
    const inLinks = linked[block] ?? 0;
    const isProse = length >= 20 && inLinks <= length / 2 && (length >= 200 || hasMark(text, start, end));
    prose.push(isProse ? length - inLinks : 0);
    start = end;
  }
  return prose;
}

function hasMark(text: string, start: number, end: number): boolean {
  const isLong = end - start >= 50;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 128 ? isLong && asciiMarks[code] === 1 : (isLong || code >= firstIdeograph) && marks.has(code)) return true;
  }
  return false;
}

function heardTellings({ names, parents, tellings, landmarks }: Regions, prose: Float64Array): readonly Telling[] {
  const much = (prose[0] ?? 0) * furnitureShare;
  const inLandmark: boolean[] = [];
  return tellings.map((telling, region) => {
    const isAroundLandmark = inLandmark[parents[region] ?? 0] === true;
    inLandmark.push(landmarks[region] === true || names[region] === 'section' || isAroundLandmark);
    if (telling === undefined || telling === 'remarks') return telling;
    // Within a landmark, a header belongs to its content (HTML, 4.3.8).
    if (telling === 'beside' && isAroundLandmark && names[region] === 'header') return undefined;
    return (prose[region] ?? 0) > much ? undefined : telling;
  });
}

function inheritedTellings({ parents }: Regions, tellings: readonly Telling[]): readonly Telling[] {
  const told: Telling[] = [];
  for (let region = 0; region < tellings.length; region++) {
    const own = tellings[region];
    const outer = told[parents[region] ?? 0];
    told.push(outer === 'furniture' || own === undefined || (outer === 'beside' && own === 'remarks') ? outer : own);
  }
  return told;
}

function mainRegion({ names, parents }: Regions, prose: Float64Array): number {
  let main = 0;
  for (let region = 1; region < names.length; region++) {
    if (parents[region] !== main || (prose[region] ?? 0) < (prose[main] ?? 0) * contentShare) continue;
    const name = names[region];
    if (name !== 'p' && name !== 'li' && name !== 'h1') main = region;
  }
  return main;
}

/** The largest region around `main` that the page itself calls its content. */
function landmarkAround({ parents, landmarks }: Regions, main: number): number {
  let found = main;
  for (let at = main; at > 0; at = parents[at] ?? 0) if (landmarks[at] === true) found = at;
  return found;
}

function insideOf({ parents }: Regions, region: number): readonly boolean[] {
  const inside: boolean[] = [];
  for (let index = 0; index < parents.length; index++) inside.push(index === region || (index > 0 && inside[parents[index] ?? 0] === true));
  return inside;
}

/** Finds the regions that are mostly links. */
function linkRegions(regions: Regions, blocks: Blocks): (region: number) => boolean {
  const lengths = totals(
    regions,
    blocks,
    blocks.ends.map((_end, block) => lengthOf(blocks, block)),
  );
  const linked = totals(regions, blocks, blocks.linked);
  return (region) => (linked[region] ?? 0) > (lengths[region] ?? 0) * linkShare;
}

/** The regions with a sentence right in them. */
function spokenIn(blocks: Blocks, prose: readonly number[]): ReadonlySet<number | undefined> {
  return new Set(blocks.regions.filter((_region, block) => (prose[block] ?? 0) >= sentence));
}

/** Among remarks, each that is a region of its own: its short lines belong to its sentences. */
function singleRemarks({ parents }: Regions, told: readonly Telling[], spoken: ReadonlySet<number | undefined>): readonly boolean[] {
  return told.map((telling, region) => telling === 'remarks' && told[parents[region] ?? 0] === 'remarks' && spoken.has(region));
}

/** Sums of a figure of the blocks for each region with all that is in it. */
function totals({ parents }: Regions, blocks: Blocks, figures: readonly number[]): Float64Array {
  const found = new Float64Array(parents.length);
  for (let block = 0; block < figures.length; block++) {
    const region = blocks.regions[block] ?? 0;
    found[region] = (found[region] ?? 0) + (figures[block] ?? 0);
  }
  for (let region = parents.length - 1; region > 0; region--) {
    const parent = parents[region] ?? 0;
    found[parent] = (found[parent] ?? 0) + (found[region] ?? 0);
  }
  return found;
}

interface Parts {
  readonly text: string;
  readonly aside: string;
}

/** A page without clear content stays whole, with its furniture last. */
function whole(text: string, blocks: Blocks, told: readonly Telling[]): MainContent {
  const parts = divide(text, blocks, (region) => told[region] !== 'furniture');
  return { text: [parts.text, parts.aside].filter((part) => part !== '').join('\n'), aside: '', edges: '' };
}

function divide(text: string, { ends, regions }: Blocks, isContent: (region: number, block: number) => boolean): Parts {
  const content: string[] = [];
  const aside: string[] = [];
  let start = 0;
  for (let block = 0; block < ends.length;) {
    const is = isContent(regions[block] ?? 0, block);
    do block++;
    while (block < ends.length && isContent(regions[block] ?? 0, block) === is);
    const end = ends[block - 1] ?? 0;
    const piece = text.slice(start, end).trim();
    if (piece !== '') (is ? content : aside).push(piece);
    start = end;
  }
  return { text: withoutInvisible(content.join('\n')), aside: withoutInvisible(aside.join('\n')) };
}
