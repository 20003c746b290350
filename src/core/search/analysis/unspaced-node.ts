import type { QueryNode } from '../../../plugin/query.ts';
import { isSyllabic, pairsOf, segments, unspacedRuns } from './unspaced-text.ts';
import { plainForm } from './word-form.ts';
import type { WordScope } from './words-node.ts';

/** As long as this, a run is one word, or two that belong together. */
const longestWord = 4;
type Spaced = (text: string, scope: WordScope) => QueryNode | undefined;

/** A part of typed text: a run without spaces, or what stands between two. */
interface Piece {
  readonly text: string;
  readonly run: boolean;
}

/** Text with runs of a language without spaces: all of its words must match. What is quoted or short must stand together. */
export function unspacedNode(text: string, scope: WordScope, spaced: Spaced): QueryNode | undefined {
  const pieces = piecesOf(text);
  const together = scope.quoted || (pieces.length === 1 && Array.from(text).length <= longestWord);
  const nodes = together ? togetherNodes(pieces, scope, spaced) : pieces.flatMap((piece) => pieceNodes(piece, scope, spaced));
  return nodes.length > 1 ? { type: 'and', nodes } : nodes[0];
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const addRest = (rest: string): void => {
    if (/[\p{L}\p{N}]/u.test(rest)) pieces.push({ text: rest, run: false });
  };
  for (const run of unspacedRuns(text)) {
    addRest(text.slice(end, run.start));
    pieces.push({ text: run.text, run: true });
    end = run.start + run.text.length;
  }
  addRest(text.slice(end));
  return pieces;
}

/** A phrase. A single character at an end may belong to a longer run, whose pairs are indexed, and is looked for by itself. */
function togetherNodes(pieces: readonly Piece[], scope: WordScope, spaced: Spaced): QueryNode[] {
  if (pieces.every(({ run }) => !run)) return pieces.flatMap((piece) => pieceNodes(piece, scope, spaced));
  const isEdge = ({ text, run }: Piece, index: number): boolean =>
    run && !isSyllabic(text) && pairsOf(text)[0] === text && (index === 0 || index === pieces.length - 1);
  const inner = pieces.filter((piece, index) => !isEdge(piece, index));
  const words = inner.flatMap(({ text, run }) => (run ? runWords(text) : spacedWords(text)));
  const edges = pieces.filter(isEdge).map(({ text }) => leaf([text], scope));
  return words.length > 0 ? [leaf(words, { ...scope, prefix: scope.prefix && inner.at(-1)?.run === false }), ...edges] : edges;
}

function pieceNodes({ text, run }: Piece, scope: WordScope, spaced: Spaced): QueryNode[] {
  if (!run) {
    const node = spaced(text, scope);
    return node === undefined ? [] : [node];
  }
  if (isSyllabic(text)) return segments(text).map((segment) => leaf([plainForm(segment)], scope));
  const words = segments(text);
  const telling = words.filter((word) => !isParticle(word));
  return (telling.length > 0 ? telling : [text]).map((word) => leaf(pairsOf(word), scope));
}

/** Particles and endings, which every sentence has. */
const isParticle = (word: string): boolean =>
  /^(?:\p{sc=Hiragana}{1,4}|[的了是在和与與也就都不有我你他她它这這那之及或吗嗎呢吧])$/u.test(word);

const runWords = (run: string): string[] => (isSyllabic(run) ? segments(run).map(plainForm) : pairsOf(run));
const spacedWords = (text: string): string[] => (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map(plainForm);

function leaf(words: readonly string[], { field, prefix }: Pick<WordScope, 'field' | 'prefix'>): QueryNode {
  const options = { ...(field && { field }), ...(prefix && { prefix }) };
  const [first = ''] = words;
  return words.length === 1 ? { type: 'term', text: first, ...options } : { type: 'phrase', words, ...options };
}
