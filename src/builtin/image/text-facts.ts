import { present } from '../../kit/data-fields/present.ts';
import { isoDate } from '../../kit/dates/iso-date.ts';
import type { ImageFacts } from './image-facts.ts';
import type { ImageText } from './image-file.ts';

/** Keywords of PNG (third edition, 11.3.3.1) that have a field. */
const fieldOf: Readonly<Record<string, 'titles' | 'authors' | 'descriptions' | 'copyright'>> = {
  title: 'titles',
  author: 'authors',
  description: 'descriptions',
  copyright: 'copyright',
};
/** About the file more than about what it shows. */
const technical = /^(?:date:|exif:|png:|icc:|jpeg:|signature$|raw profile|dcterms|thumb::|software$|creation time$|xmp)/i;

const mostValues = 20_000;

/** What text chunks and comments say. Programs that make images from words put these words there, some as JSON. */
export function textFacts(texts: readonly ImageText[]): ImageFacts {
  const found: Record<'titles' | 'authors' | 'descriptions' | 'copyright' | 'comments', string[]> = {
    titles: [],
    authors: [],
    descriptions: [],
    copyright: [],
    comments: [],
  };
  for (const { keyword, text } of texts) {
    const name = keyword.toLowerCase();
    if (technical.test(name)) continue;
    found[Object.hasOwn(fieldOf, name) ? (fieldOf[name] ?? 'comments') : 'comments'].push(readable(text));
  }
  const value = (name: string): string | undefined => texts.find(({ keyword }) => keyword.toLowerCase() === name)?.text;
  return {
    ...found,
    fields: present({ application: value('software'), createdAt: isoDate(value('creation time') ?? value('date:create') ?? '') }),
  };
}

/** Of JSON, only what reads like words. */
function readable(text: string): string {
  if (!/^\s*[{[]/.test(text)) return text;
  try {
    return [...new Set(phrasesIn(JSON.parse(text)))].join('\n');
  } catch {
    return text;
  }
}

function phrasesIn(data: unknown): readonly string[] {
  const phrases: string[] = [];
  const open: unknown[] = [data];
  for (let count = 0; count < mostValues && open.length > 0; count += 1) {
    const value = open.pop();
    if (typeof value === 'string' && /\p{L}{2}/u.test(value)) phrases.push(value);
    else if (typeof value === 'object' && value !== null) open.push(...Object.values(value).slice(0, mostValues).toReversed());
  }
  return phrases;
}
