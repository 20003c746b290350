import type { ItemRecord } from '../../../plugin/item.ts';
import type { Filter, QueryNode, SortOrder, StorageQuery, TextField } from '../../../plugin/query.ts';
import type { Random } from '../random.ts';
import { childOf, itemAt } from './documents.ts';
import { naiveWords } from './naive-words.ts';
import { weights } from './queries.ts';

/** Frequent ones first. Some share a stem, some the beginning of one, and one is marked as a word of another language. */
const vocabulary = [
  'plum',
  'pear',
  'connecting',
  'plums',
  'connections',
  'Café',
  'network',
  'cafe',
  'plumber',
  'x1',
  'haus\uE107',
  'NETWORKS',
  '2024',
  'connive',
] as const;

const fields = ['title', 'name', 'path', 'headings', 'tags', 'author', 'from', 'to', 'symbols', 'body'] as const;
const dates = ['2023', '2023-06', '2023-06-15', '2023-06-15T12:00:00Z', '2024-01-01T01:00:00+02:00'] as const;
const languages = ['de', 'en', 'fr'] as const;
const mimeTypes = ['text/plain', 'text/html', 'image/png'] as const;
const archive = 'file:///a/box.zip';

function randomWord(random: Random): string {
  const [one, other] = [random.below(vocabulary.length), random.below(vocabulary.length)];
  return vocabulary[Math.min(one, other)] ?? vocabulary[0];
}

const listOf = <Value>(length: number, make: () => Value): readonly Value[] => Array.from({ length }, make);
const randomText = (random: Random, most: number): string => listOf(random.below(most + 1), () => randomWord(random)).join(' ');

/** Items of source URLs of their own, and members of one archive. */
export function randomItems(random: Random, count: number): readonly ItemRecord[] {
  return [itemAt(archive), ...Array.from({ length: count }, (_, number) => randomItem(random, number))];
}

function randomItem(random: Random, number: number): ItemRecord {
  const name = `${random.pick(['plum', 'x1', 'other'])}-${number}.${random.pick(['txt', 'md'])}`;
  if (random.chance(0.2)) return childOf(archive, `${random.pick(['', 'plum/'])}${name}`, randomFields(random));
  return itemAt(`file:///${random.pick(['', 'a/', 'a/b/', 'ab/', 'pear/'])}${name}`, randomFields(random));
}

export function randomFields(random: Random): Partial<ItemRecord> {
  const texts = (most: number): readonly string[] => listOf(random.below(most + 1), () => randomText(random, 3));
  const title = randomText(random, 3);
  return {
    mimeType: random.pick(mimeTypes),
    size: random.below(5),
    modifiedAt: 1_700_000_000_000 + random.below(4) * 86_400_000,
    text: randomText(random, 8),
    ...(random.chance(0.5) && { extraTerms: randomText(random, 4) }),
    ...(random.chance(0.5) && { language: random.pick(languages) }),
    ...(random.chance(0.3) && { words: { [random.pick(fields)]: randomText(random, 5), body: randomText(random, 8) } }),
    metadata: {
      ...(random.chance(0.7) && { title, subject: random.pick([title, 'pear network']) }),
      ...(random.chance(0.5) && { headings: texts(3), tags: texts(2), authors: texts(2) }),
      ...(random.chance(0.5) && { from: randomText(random, 2), to: texts(2), cc: texts(1), symbols: texts(3) }),
      ...(random.chance(0.4) && { createdAt: random.pick(dates) }),
      ...(random.chance(0.4) && { publishedAt: random.pick(dates) }),
      ...(random.chance(0.5) && { pages: random.below(4) }),
    },
  };
}

export function randomQuery(random: Random, ids: readonly number[]): StorageQuery {
  return {
    node: randomNode(random, 4),
    weights: random.chance(0.5) ? weights : { ...weights, [random.pick(fields)]: 1 + random.below(20) },
    limit: random.pick([0, 1, 3, 10, 1000]),
    offset: random.pick([0, 0, 1, 5, 50]),
    candidates: 1000,
    ...(random.chance(0.3) && { among: [...ids.filter(() => random.chance(0.6)), 1_000_000] }),
    ...(random.chance(0.3) && { sort: randomSort(random) }),
  };
}

function randomSort(random: Random): SortOrder {
  return { by: random.pick(['modified', 'created', 'size', 'pages', 'name', 'url']), descending: random.chance(0.5) };
}

function randomNode(random: Random, depth: number): QueryNode {
  if (depth === 0 || random.chance(0.3)) return randomLeaf(random);
  const parts = (): readonly QueryNode[] => listOf(1 + random.below(3), () => randomNode(random, depth - 1));
  return random.pick<() => QueryNode>([
    () => ({ type: 'and', nodes: parts() }),
    () => ({ type: 'and', nodes: parts() }),
    () => ({ type: 'or', nodes: parts() }),
    () => ({ type: 'or', nodes: parts() }),
    () => ({ type: 'not', node: randomNode(random, depth - 1) }),
  ])();
}

function randomLeaf(random: Random): QueryNode {
  const field: { readonly field?: TextField } = random.chance(0.3) ? { field: random.pick([...fields, 'body', 'title']) } : {};
  const prefix = random.chance(0.2) && { prefix: true };
  const term = (): QueryNode => ({ type: 'term', text: randomWord(random), ...field });
  return random.pick<() => QueryNode>([
    term,
    term,
    term,
    () => ({ type: 'term', text: randomWord(random).slice(0, 1 + random.below(5)), prefix: true, ...field }),
    () => ({ type: 'term', text: naiveWords(randomWord(random))[0] ?? '', stem: true, ...field, ...prefix }),
    () => ({ type: 'phrase', words: randomWords(random, 1 + random.below(3)), ...field, ...prefix }),
    () => ({ type: 'phrase', words: randomWords(random, 1 + random.below(2)), anchored: true, field: random.pick(fields), ...prefix }),
    () => ({ type: 'near', words: randomWords(random, 1 + random.below(3)), distance: random.below(5), ...field }),
    () => ({ type: 'substring', text: random.pick(['lu', 'onn', 'afe', 'ÉTW', '20', 'zz', 'lum', 'x1']), ...field }),
    () => ({ type: 'filter', filter: randomFilter(random) }),
    () => ({ type: 'filter', filter: randomFilter(random) }),
    () => ({ type: random.pick(['all', 'none']) }),
  ])();
}

const randomWords = (random: Random, count: number): readonly string[] => listOf(count, () => randomWord(random));

function randomFilter(random: Random): Filter {
  const range = (values: readonly [number, ...number[]]) => ({
    ...(random.chance(0.6) && { from: random.pick(values) }),
    ...(random.chance(0.6) && { to: random.pick(values) }),
  });
  return random.pick<() => Filter>([
    () => ({ field: 'ext', value: random.pick(['txt', 'md', 'zip', 'none']) }),
    () => ({ field: 'type', value: random.pick(['text/', 'text/html', 'image/', 'audio/']) }),
    () => ({ field: 'in', value: random.pick(['file:///a', 'file:///a/b', archive, `${archive}!/plum`, 'file:///none']) }),
    () => ({ field: 'source', value: random.pick(['files', 'files/directory', 'mail']) }),
    () => ({ field: 'lang', value: random.pick(languages) }),
    () => ({ field: 'size', ...range([0, 1, 2.5, 4, 10]) }),
    () => ({ field: 'pages', ...range([0, 1, 2, 3]) }),
    () => ({ field: 'modified', ...range([1_700_000_000_000, 1_700_086_400_000, 1_700_100_000_000]) }),
    () => ({ field: 'created', ...range([Date.UTC(2023, 0), Date.UTC(2023, 5), Date.UTC(2023, 11, 31, 23), Date.UTC(2024, 0)]) }),
  ])();
}
