import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { StoredItem } from '../../../plugin/item.ts';
import { indexForm } from '../analysis/index-form.ts';
import { indexWords } from '../analysis/index-words.ts';
import { spoken } from '../analysis/spoken.ts';
import { isStopWord } from '../analysis/stop-words.ts';
import { unspacedRuns } from '../analysis/unspaced-text.ts';

/** A word that tells what an item is about. */
export interface TellingWord {
  readonly term: string;
  /** As the item spells it. */
  readonly word: string;
  readonly isInTitle: boolean;
}

const longestText = 200_000;
const mostCompared = 400;
const mostWords = 25;
/** In a small index, a word in so many items still tells something. */
const fewItems = 20;
/** How often a word counts that stands in a title or a heading. */
const titleTimes = 5;
const headingTimes = 3;

interface Counted {
  readonly word: string;
  readonly isInTitle: boolean;
  times: number;
}

/** The words that occur most often in an item and least often elsewhere (tf × idf), the most telling first. */
export async function tellingWords(
  item: StoredItem,
  text: string,
  storage: Pick<DataStorage, 'terms' | 'summary'>,
): Promise<readonly TellingWord[]> {
  const frequent = Array.from(countedWords(item, text))
    .toSorted(([, one], [, other]) => other.times - one.times)
    .slice(0, mostCompared);
  const [terms, { items: all }] = await Promise.all([
    storage.terms({ like: { oneOf: frequent.map(([form]) => form) }, limit: frequent.length }),
    storage.summary(),
  ]);
  const weighed = terms.flatMap(({ term, items }, index) => {
    const counted = frequent[index]?.[1];
    // Words of this item alone find nothing else, and those of many find too much.
    if (counted === undefined || items < 2 || items > Math.max(fewItems, all / 10)) return [];
    const weight = (1 + Math.log(counted.times)) * Math.log(1 + (all - items + 0.5) / (items + 0.5));
    return [{ term, word: counted.word, isInTitle: counted.isInTitle, weight }];
  });
  const distinct = new Map(weighed.toSorted((one, other) => one.weight - other.weight).map((one) => [one.term, one]));
  return Array.from(distinct.values()).toReversed().slice(0, mostWords);
}

/** By what each is asked for in the index: English words as they stand, since storages stem them. */
function countedWords({ metadata, language }: StoredItem, text: string): ReadonlyMap<string, Counted> {
  const counts = new Map<string, Counted>();
  const { title, headings } = metadata;
  const add = (of: unknown, times: number, isInTitle: boolean): void => {
    if (typeof of !== 'string') return;
    for (const { word, form } of formsIn(of.slice(0, longestText), language)) {
      const known = counts.get(form);
      if (known) known.times += times;
      else counts.set(form, { word, isInTitle, times });
    }
  };
  add(title, titleTimes, true);
  for (const heading of Array.isArray(headings) ? headings : []) add(heading, headingTimes, false);
  add(text, 1, false);
  return counts;
}

const spacedWord = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

function* formsIn(text: string, language: string | undefined): Generator<{ readonly word: string; readonly form: string }> {
  const languages = language === undefined ? [] : [language];
  const forms = new Map<string, string | undefined>();
  for (const [found] of text.matchAll(spacedWord)) {
    const word = found.toLowerCase();
    if (!forms.has(word)) forms.set(word, formOf(word, language, languages));
    const form = forms.get(word);
    if (form !== undefined) yield { word, form };
  }
  for (const run of unspacedRuns(text)) {
    for (const form of indexWords(run.text, language).split(' ')) if (form.length > 1) yield { word: spoken(form), form };
  }
}

const languageMark = /[\ue010-\ue07f]$/;

/** `undefined` for what says little: numbers, short words, function words. */
function formOf(word: string, language: string | undefined, languages: readonly string[]): string | undefined {
  if (word.length < 3 || word.length > 40 || /^\p{N}/u.test(word) || isStopWord(word, languages)) return undefined;
  const form = indexForm(word, language);
  return languageMark.test(form) ? form : word;
}
