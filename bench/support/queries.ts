import { randomNumbers, shuffled } from './random.ts';

export const queryClasses = { rare: 30, medium: 40, common: 20, 'two words': 50, 'three words': 20, phrase: 20, prefix: 20 } as const;
export type QueryClass = keyof typeof queryClasses;

export interface Query {
  readonly class: QueryClass;
  /** In the notation that paise2 and Recoll share. */
  readonly text: string;
}

const seed = 42;
const sampleSize = 2000;

/** Draws the same queries from the same texts in the same order, whose words therefore occur. Mixed, as a person would ask. */
export async function drawQueries(texts: AsyncIterable<string>): Promise<readonly Query[]> {
  const random = randomNumbers(seed);
  const { frequencies, count, sample } = await readTexts(texts, random);
  const words = [...frequencies].toSorted(([word, a], [other, b]) => b - a || (word < other ? -1 : 1));
  const between = (least: number, most: number): readonly string[] =>
    shuffled(
      words.filter(([, frequency]) => frequency >= least && frequency <= most).map(([word]) => word),
      random,
    );
  const medium = between(Math.max(4, count / 1000), count / 100);
  const known = new Set(between(Math.max(2, count / 1000), count / 10));
  const drawn: Readonly<Record<QueryClass, readonly string[]>> = {
    rare: between(2, 3),
    medium,
    common: words.map(([word]) => word),
    'two words': together(sample, known, 2),
    'three words': together(sample, known, 3),
    phrase: phrases(sample, random),
    prefix: [...new Set(medium.filter((word) => word.length > 4).map((word) => `${word.slice(0, 4)}*`))],
  };
  const queries = Object.entries(queryClasses).flatMap(([name, wanted]) =>
    drawn[name as QueryClass].slice(0, wanted).map((text): Query => ({ class: name as QueryClass, text })),
  );
  return shuffled(queries, random);
}

interface ReadTexts {
  /** In how many texts each word occurs. */
  readonly frequencies: ReadonlyMap<string, number>;
  readonly count: number;
  readonly sample: readonly string[];
}

/** Keeps a sample in which every text is equally likely (reservoir sampling). */
async function readTexts(texts: AsyncIterable<string>, random: () => number): Promise<ReadTexts> {
  const frequencies = new Map<string, number>();
  const sample: string[] = [];
  let count = 0;
  for await (const text of texts) {
    for (const word of new Set(wordsOf(text))) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
    const place = count < sampleSize ? count : Math.floor(random() * (count + 1));
    if (place < sampleSize) sample[place] = text;
    count += 1;
  }
  return { frequencies, count, sample };
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\b[a-z]{3,20}\b/g) ?? [];

/** Words that occur in the same text, evenly spread over it. */
function together(sample: readonly string[], known: ReadonlySet<string>, size: number): readonly string[] {
  return sample.flatMap((text) => {
    const words = [...new Set(wordsOf(text))].filter((word) => known.has(word));
    const chosen = Array.from({ length: size }, (_, index) => words[Math.floor(((index + 0.5) * words.length) / size)]);
    return words.length >= size ? [chosen.join(' ')] : [];
  });
}

/** Two or three words that stand next to each other somewhere in the text. */
function phrases(sample: readonly string[], random: () => number): readonly string[] {
  return sample.flatMap((text) => {
    const found = text.toLowerCase().match(/\b[a-z]{3,20} [a-z]{3,20}(?: [a-z]{3,20})?\b/g) ?? [];
    const phrase = found[Math.floor(random() * found.length)];
    return phrase === undefined ? [] : [`"${phrase}"`];
  });
}
