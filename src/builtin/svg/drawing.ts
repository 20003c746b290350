import type { XmlHandler } from '../../kit/xml-tokens/read-xml.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { createDrawingFacts } from './drawing-facts.ts';

export interface Drawing extends XmlHandler {
  text(): string;
  text(piece: string): void;
  metadata(): MetadataFields;
  /** The root element was closed. */
  isComplete(): boolean;
}

/** Their content is not for people. */
const skipped = new Set(['style', 'script', 'metadata']);
/** Elements that begin a line. HTML within `foreignObject` has them too. */
const lines = new Set('text title desc p div li br tr td h1 h2 h3 h4 h5 h6 textPath foreignObject flowPara'.split(' '));
/** Names of layers and objects, and what screen readers say. */
const labels = ['inkscape:label', 'aria-label'];
/** Inkscape's own names for layers say nothing. */
const isNamed = (label: string): boolean => !/^(?:layer|path|rect|image|g|text)\s?-?\d*$/i.test(label);

const mostLabels = 10_000;
const mostLinks = 1000;

/** Follows the elements of a drawing (SVG 2). */
export function createDrawing(): Drawing {
  const facts = createDrawingFacts();
  const pieces: string[] = [];
  const named = new Set<string>();
  const links = new Set<string>();
  let skipping: string | undefined;
  let height: string | undefined;
  let isComplete = false;

  function text(): string;
  function text(piece: string): void;
  function text(piece?: string): string | void {
    if (piece === undefined) return tidy([...pieces, ...[...named].map((label) => `\n${label}`)].join(''));
    facts.text(piece);
    if (skipping === undefined) pieces.push(piece.replaceAll(/\s+/g, ' '));
  }

  return {
    open(qualified, attributes) {
      const name = localName(qualified);
      facts.open(qualified);
      if (skipped.has(name)) skipping ??= name;
      if (skipping !== undefined) return;
      if (lines.has(name)) pieces.push('\n');
      // Words with a place of their own are words of their own; those at another height are on another line.
      const place = attributes.get('y') ?? attributes.get('dy');
      if (name === 'tspan' && (place !== undefined || attributes.has('x')))
        pieces.push(place === height || place === undefined ? ' ' : '\n');
      if (name === 'tspan' || name === 'text') height = place ?? height;
      for (const label of labels.flatMap((attribute) => attributes.get(attribute) ?? []))
        if (named.size < mostLabels && isNamed(label)) named.add(label);
      const link = name === 'a' ? (attributes.get('href') ?? attributes.get('xlink:href')) : undefined;
      if (link !== undefined && /^https?:\/\/\S{1,2000}$/.test(link) && links.size < mostLinks) links.add(link);
    },
    close(qualified) {
      const name = localName(qualified);
      facts.close(qualified);
      if (name === 'svg') isComplete = true;
      if (name === skipping) skipping = undefined;
      else if (skipping === undefined && lines.has(name)) pieces.push('\n');
    },
    text,
    metadata: () => ({ ...facts.read(), ...(links.size > 0 && { links: [...links] }) }),
    isComplete: () => isComplete,
  };
}

const localName = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1);

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/ {2,}/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
