import type { ItemView } from '../../../plugin/paise.ts';
import type { Hit, Passage } from '../../../plugin/search.ts';
import { placeText } from '../text/place-text.ts';
import type { Cleaning } from '../text/clean-text.ts';
import { isoTime } from './iso-time.ts';
import type { HitContent, Provenance } from './shapes.ts';
import type { Call } from './tool.ts';

const longest = { title: 300, place: 1000, name: 100, heading: 200, passage: 800 };
const mostMatches = 20;

export function hitContent(hit: Hit, view: ItemView, { options }: Call, cleaning: Cleaning): Omit<HitContent, 'score'> {
  const { parentUrl, missing } = hit;
  return {
    ...provenanceOf(view, { options }, cleaning),
    ...(parentUrl !== undefined && options.paths === 'shown' && { partOf: cleaning.line(placeText(parentUrl), longest.place) }),
    ...(missing && { lacks: missing.map((word) => cleaning.line(word, longest.name)) }),
    passages: hit.passages.map((passage) => passageContent(passage, cleaning)),
  };
}

export function provenanceOf({ item, title, stale }: ItemView, { options }: Pick<Call, 'options'>, cleaning: Cleaning): Provenance {
  return {
    id: String(item.id),
    title: cleaning.line(title, longest.title),
    ...(options.paths === 'shown' && { place: cleaning.line(placeText(item.url), longest.place) }),
    source: cleaning.line(item.source, longest.name),
    mimeType: cleaning.line(item.mimeType, longest.name),
    modified: isoTime(item.modifiedAt),
    indexedAt: isoTime(item.indexedAt),
    status: item.status,
    ...(stale && { stale }),
  };
}

function passageContent({ parts, offset, page, line, heading }: Passage, cleaning: Cleaning): HitContent['passages'][number] {
  const cleaned = parts.map(({ text, match }) => ({ text: cleaning.text(text), match }));
  const matches = new Set(cleaned.filter(({ match }) => match).map(({ text }) => text));
  const text = cleaned.map((part) => part.text).join('');
  return {
    text: text.length <= longest.passage ? text : text.slice(0, longest.passage).toWellFormed(),
    matches: [...matches].slice(0, mostMatches),
    from: offset,
    ...(page !== undefined && { page }),
    ...(line !== undefined && { line }),
    ...(heading !== undefined && { heading: cleaning.line(heading, longest.heading) }),
  };
}
