import type { ReadItem } from '../../../plugin/paise.ts';
import { remembered } from './acting.ts';
import { select } from './choosing.ts';
import { step, type Step } from './events.ts';
import { textColumns, textRows } from './layout.ts';
import { indexAt, previewText, rowStarts, type PreviewText } from './preview-text.ts';
import { queryOf, selectedHit, type Preview, type State } from './state.ts';

/** Reading that takes longer is said to be going on. */
const slowMs = 150;

/** Shows the text of the selected hit. */
export function openPreview(state: State): Step {
  const hit = selectedHit(state);
  if (!hit) return step(state);
  const query = queryOf(state.results?.question ?? state.asked);
  const { state: kept, effects } = remembered(state);
  const preview: Preview = { hit, query, isSlow: false, top: 0, match: -1 };
  const late = { do: 'later', ms: slowMs, event: { type: 'reading', id: hit.id } } as const;
  return step({ ...kept, focus: 'preview', preview }, ...effects, { do: 'read', id: hit.id, query }, late);
}

export function closePreview(state: State): Step {
  const { preview: _preview, ...kept } = state;
  return step({ ...kept, focus: 'list' });
}

/** The text of the hit after or before. */
export function previewNext(state: State, by: 1 | -1): Step {
  const chosen = select(state, state.selected + by);
  if (chosen.state.selected === state.selected) return chosen;
  const opened = openPreview(chosen.state);
  return step(opened.state, ...chosen.effects, ...opened.effects);
}

/** The text came: the best passage is shown first. */
export function previewRead(state: State, id: string, item: ReadItem): Step {
  const { preview } = state;
  if (preview?.hit.id !== id) return step(state);
  if (item.text === undefined) return previewUnread(state, id, item.problem ?? 'The text cannot be had.');
  const content = previewText(item);
  const place = preview.hit.passages[0]?.offset ?? 0;
  const match = Math.min(content.marks.length - 1, countBefore(content, place));
  return step(atMatch({ ...state, preview: { ...preview, content } }, match));
}

export function previewUnread(state: State, id: string, problem: string): Step {
  const { preview } = state;
  return step(preview?.hit.id === id ? { ...state, preview: { ...preview, content: { problem } } } : state);
}

export function previewSlow(state: State, id: string): Step {
  const { preview } = state;
  return step(preview?.hit.id === id ? { ...state, preview: { ...preview, isSlow: true } } : state);
}

/** How many matches end before a place. */
const countBefore = ({ marks }: PreviewText, place: number): number => {
  const next = marks.findIndex(({ end }) => end > place);
  return next < 0 ? marks.length : next;
};

/** The text of a preview, where it has one. */
export const textOf = ({ content }: Preview): PreviewText | undefined => (content && 'text' in content ? content : undefined);

/** Steps to the next or previous match, around the end. */
export function stepMatch(state: State, by: 1 | -1): Step {
  const { preview } = state;
  const count = (preview && textOf(preview)?.marks.length) ?? 0;
  if (!preview || count === 0) return step({ ...state, message: { text: 'Nothing is marked in this text.', style: 'warning' } });
  const from = preview.match < 0 && by < 0 ? 0 : preview.match;
  return step(atMatch(state, (from + by + count) % count));
}

/** With a match a third down the screen, unless it is seen already. */
function atMatch(state: State, match: number): State {
  const { preview } = state;
  const content = preview && textOf(preview);
  const mark = content?.marks[match];
  if (!preview || !content) return state;
  if (!mark) return { ...state, preview: { ...preview, match: -1 } };
  const rows = rowStarts(content, textColumns(state));
  const row = indexAt(rows, mark.start);
  const top = indexAt(rows, preview.top);
  const isSeen = row >= top && row < top + textRows(state);
  const wanted = isSeen ? top : row - Math.floor(textRows(state) / 3);
  return scrolledTo({ ...state, preview: { ...preview, match } }, wanted);
}

/** So many rows down, or up. */
export function scroll(state: State, by: number): Step {
  const content = state.preview && textOf(state.preview);
  if (!state.preview || !content) return step(state);
  return step(scrolledTo(state, indexAt(rowStarts(content, textColumns(state)), state.preview.top) + by));
}

function scrolledTo(state: State, row: number): State {
  const { preview } = state;
  const content = preview && textOf(preview);
  if (!preview || !content) return state;
  const rows = rowStarts(content, textColumns(state));
  const last = Math.max(0, rows.length - textRows(state));
  return { ...state, preview: { ...preview, top: rows[Math.min(Math.max(0, row), last)] ?? 0 } };
}
