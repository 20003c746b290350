import type { CommandOutput, StyledText } from '../../plugin/command.ts';
import type { Hit, Passage, SearchResult } from '../../plugin/paise.ts';
import { ago, counted, duration, grouped, place } from './words.ts';
import { wrapped } from './wrap.ts';

/** How the hits of a search are shown. */
export interface SearchView {
  /** Number of the first hit. */
  readonly first: number;
  readonly explain: boolean;
  readonly output: CommandOutput;
}

const indent = '   ';

/** The answer to a query, for a person. */
export function showResult(result: SearchResult, view: SearchView): void {
  const { output } = view;
  for (const line of headOf(result, view.explain)) output.line(line);
  for (const [index, hit] of result.hits.entries()) showHit(hit, view.first + index, view);
  for (const line of facetLines(result.facets ?? {})) output.line(line);
  output.line([{ text: footerOf(result), style: 'dim' }]);
}

function headOf({ plan, didYouMean }: SearchResult, explain: boolean): readonly (readonly StyledText[])[] {
  return [
    ...(explain ? [[{ text: `searched for: ${plan.text}`, style: 'dim' as const }]] : []),
    ...plan.notes.map((text) => [{ text, style: 'warning' as const }]),
    ...(plan.loosened ? [[{ text: plan.loosened.text, style: 'warning' as const }]] : []),
    ...(didYouMean === undefined ? [] : [[{ text: 'Did you mean: ' }, { text: didYouMean, style: 'strong' as const }]]),
  ];
}

function showHit(hit: Hit, number: number, { output, explain }: SearchView): void {
  const stale = hit.stale === undefined ? [] : [{ text: ` (${hit.stale} since it was indexed)`, style: 'warning' as const }];
  output.line([{ text: `${number}. `, style: 'dim' }, { text: hit.title, style: 'title' }, ...stale]);
  output.line([{ text: `${indent}${placeOfHit(hit)}`, style: 'dim' }]);
  for (const passage of hit.passages) showPassage(passage, output);
  for (const line of remarksOn(hit, explain)) output.line([{ text: `${indent}${line}`, style: 'dim' }]);
}

/** Path with what a path does not say: the member of a container, how many are the same, and the place in it where all is in one. */
function placeOfHit(hit: Hit): string {
  const { url, duplicates = [], passages } = hit;
  const more = duplicates.length === 0 ? '' : ` (+${duplicates.length} with the same content)`;
  const [only] = passages;
  const where = only && passages.length === 1 ? placeInText(only, hit) : '';
  return `${place(url)}${more}${where === '' ? '' : `, ${where}`}`;
}

/** Where the text of an item has the lines of its file. */
const keepsLines = /^text\/(?!html|markdown|rtf)|^application\/(?:json|x-(?:sh|httpd-php)|javascript|toml|yaml)/;

/** `page 3, under "Dough"`, `line 12`. Nothing for the beginning of a text, where no match is. */
export function placeInText({ parts, page, line, heading }: Passage, { mimeType }: Hit): string {
  if (!parts.some(({ match }) => match)) return '';
  return [
    ...(page === undefined ? [] : [`page ${page}`]),
    ...(line === undefined || !keepsLines.test(mimeType) ? [] : [`line ${line}`]),
    ...(heading === undefined ? [] : [`under "${heading}"`]),
  ].join(', ');
}

const asStyled = ({ parts }: Passage): readonly StyledText[] =>
  parts.map(({ text, match }) => ({ text, ...(match && { style: 'match' as const }) }));

function showPassage(passage: Passage, output: CommandOutput): void {
  const width = output.interactive ? output.columns - indent.length - 1 : Number.POSITIVE_INFINITY;
  for (const line of wrapped(asStyled(passage), width)) output.line([{ text: indent }, ...line]);
}

function remarksOn({ missing = [], score, shares = [] }: Hit, explain: boolean): readonly string[] {
  const parts = shares.map((share) => `${share.of} ${share.score.toFixed(2)}`);
  return [
    ...(missing.length === 0 ? [] : [`without: ${missing.join(', ')}`]),
    ...(explain ? [`score ${score.toFixed(2)}${parts.length === 0 ? '' : ` = ${parts.join(' + ')}`}`] : []),
  ];
}

const mostValues = 10;

function facetLines(facets: NonNullable<SearchResult['facets']>): readonly (readonly StyledText[])[] {
  const width = Math.max(0, ...Object.keys(facets).map((name) => name.length)) + 2;
  return Object.entries(facets)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => {
      const shown = values
        .slice(0, mostValues)
        .map(({ value, items }) => `${name === 'folder' ? place(value) : value} (${grouped(items)})`);
      const more = values.length > mostValues ? ', …' : '';
      return [{ text: name.padEnd(width), style: 'dim' }, { text: `${shown.join(', ')}${more}` }];
    });
}

/** How many hits there are, how old the index is, and what it does not have yet. */
export function footerOf({ total, tookMs, freshness }: Pick<SearchResult, 'total' | 'tookMs' | 'freshness'>, now = Date.now()): string {
  const { indexedAt, pending, failed, paused } = freshness;
  return [
    `${counted(total, 'hit')} in ${duration(tookMs)}`,
    ...(indexedAt === undefined ? [] : [`indexed ${ago(indexedAt, now)}`]),
    ...(pending > 0 ? [`${grouped(pending)} pending`] : []),
    ...(failed > 0 ? [`${grouped(failed)} not read, see \`paise2 status\``] : []),
    ...(paused ? ['indexing is paused'] : []),
  ].join(', ');
}
