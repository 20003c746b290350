import { rememberedKinds } from './character-kind.ts';

/**
 * Text of languages that write words without spaces between them. FTS5 takes a whole run of such text for one word, so pieces of it are
 * indexed instead.
 *
 * Chinese, Japanese and Korean are cut into overlapping pairs of characters, which finds every word of two or more whatever its
 * neighbours are; a dictionary cuts the same word differently from sentence to sentence. Thai, Lao, Khmer and Burmese letters say too
 * little in pairs, so these are cut by dictionary.
 */

const ideographic = String.raw`[[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u30fc]&&[\p{L}\p{N}]]\u3099\u309a`;
const syllabic = String.raw`[[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]&&[\p{L}\p{M}\p{N}]]`;

/** The blocks that these scripts are in: quickly ruled out for most texts. */
const likely = /[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff66-\uffdf\ud82c\ud840-\ud8bf]/;
const ideographicCharacter = new RegExp(`^[${ideographic}]`, 'v');
const syllabicCharacter = new RegExp(`^${syllabic}`, 'v');

const runKind = { spaced: 1, ideographic: 2, syllabic: 3 } as const;

const runKindAt = rememberedKinds((character) => {
  if (ideographicCharacter.test(character)) return runKind.ideographic;
  return syllabicCharacter.test(character) ? runKind.syllabic : runKind.spaced;
});

/** A run of such text, and where it stands. */
export interface UnspacedRun {
  readonly text: string;
  readonly start: number;
}

export function* unspacedRuns(text: string): Generator<UnspacedRun> {
  if (!likely.test(text)) return;
  let [start, kind]: [number, number] = [0, runKind.spaced];
  for (let index = 0; index < text.length; index += isPair(text, index) ? 2 : 1) {
    const next = runKindAt(text, index);
    if (next === kind) continue;
    if (kind !== runKind.spaced) yield { text: text.slice(start, index), start };
    [start, kind] = [index, next];
  }
  if (kind !== runKind.spaced) yield { text: text.slice(start), start };
}

const isPair = (text: string, index: number): boolean => (text.codePointAt(index) ?? 0) > 0xffff;

/** Whether there may be such text. Quick. */
export function maybeUnspaced(text: string): boolean {
  return likely.test(text);
}

export function isUnspaced(character: string): boolean {
  return likely.test(character) && runKindAt(character, 0) !== runKind.spaced;
}

/** Whether a term was cut by dictionary, so that in the text vowel signs may stand between its letters. */
export function isSyllabic(term: string): boolean {
  return term !== '' && runKindAt(term, 0) === runKind.syllabic;
}

/** The pairs of characters that follow each other in a run of ideographs; a single one is itself. */
export function pairsOf(run: string): string[] {
  const characters = ideographs(run);
  return characters.length < 2 ? characters : characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** Composed, because file names may come decomposed and FTS5 splits words at voicing marks. */
export function ideographs(run: string): string[] {
  return Array.from(run.normalize('NFC').replace(/[\u3099\u309a]/g, ''));
}

let segmenter: Intl.Segmenter | undefined;

/** Words by dictionary. */
export function segments(run: string): string[] {
  segmenter ??= new Intl.Segmenter('th', { granularity: 'word' });
  return Array.from(segmenter.segment(run), ({ segment }) => segment).filter((segment) => /[\p{L}\p{N}]/u.test(segment));
}
