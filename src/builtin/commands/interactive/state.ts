import type { Hit, SearchResult, Suggestion } from '../../../plugin/paise.ts';
import type { TextStyle } from '../../../plugin/command.ts';
import { lineOf, type EditedLine } from './edit-line.ts';
import type { PreviewText } from './preview-text.ts';

/** Cells of the screen. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** All that the interactive search knows. The screen is made of it and nothing else. */
export interface State {
  readonly size: Size;
  readonly line: EditedLine;
  readonly focus: 'query' | 'list' | 'preview';
  /** Number of the latest question. Answers to earlier ones are dropped. */
  readonly ask: number;
  /** What the latest question asked for. */
  readonly asked: Question;
  /** Whether its answer is awaited, and whether that takes so long that one should say so. */
  readonly waiting: 'no' | 'yes' | 'long';
  readonly results?: Results;
  /** Results to go back to from those that are like one of them. */
  readonly before?: Results;
  readonly selected: number;
  /** The first hit that is seen. */
  readonly top: number;
  /** What is to be done with the selected hit as soon as the answer is there. */
  readonly pending?: 'open' | 'print';
  readonly menu?: Menu;
  readonly preview?: Preview;
  /** The first line of the help that is seen, while it is shown. */
  readonly help?: number;
  readonly message?: Message;
  /** Queries of before, the latest first. */
  readonly history: readonly string[];
}

export type Question = { readonly query: string } | { readonly like: Hit };

/** An answer as it is shown. */
export interface Results {
  readonly question: Question;
  readonly hits: readonly Hit[];
  /** The answer to the first page. */
  readonly answer: Pick<SearchResult, 'total' | 'plan' | 'freshness' | 'tookMs' | 'didYouMean'>;
  /** Unix time in milliseconds at which it came. */
  readonly at: number;
  readonly facets?: SearchResult['facets'];
  readonly isComplete: boolean;
  readonly isLoading: boolean;
}

/** A list below the query, of which one entry is taken. */
export interface Menu {
  readonly kind: 'suggestions' | 'history';
  readonly entries: readonly Pick<Suggestion, 'text' | 'label'>[];
  readonly selected: number;
  /** What was typed before an entry was taken. */
  readonly typed: EditedLine;
}

export interface Preview {
  readonly hit: Hit;
  /** The query whose matches are marked. */
  readonly query: string;
  readonly isSlow: boolean;
  /** Absent until it is read. */
  readonly content?: PreviewText | { readonly problem: string };
  /** Where in the text the first line that is seen begins. */
  readonly top: number;
  /** Number of the match that one stepped to; -1 for none. */
  readonly match: number;
}

export interface Message {
  readonly text: string;
  readonly style: TextStyle;
}

export function initialState(start: { readonly size: Size; readonly query: string; readonly history: readonly string[] }): State {
  return {
    size: start.size,
    line: lineOf(start.query),
    focus: 'query',
    ask: 0,
    asked: { query: '' },
    waiting: 'no',
    selected: 0,
    top: 0,
    history: start.history,
  };
}

export const selectedHit = ({ results, selected }: State): Hit | undefined => results?.hits[selected];

/** The query that the hits are matched with; none for those that are like another. */
export const queryOf = (question: Question): string => ('query' in question ? question.query : '');
