import { shortId, type Entry, type Feed } from './feed.ts';
import { readJsonFeed } from './json-feed.ts';
import { readXml, type Element } from './xml.ts';

/** The feed in a response: RSS (0.9 to 2.0), Atom or JSON Feed. `undefined` where it is none. */
export function readFeed(text: string): Feed | undefined {
  if (/^\s*\{/.test(text.slice(0, 1000))) return readJsonFeed(text);
  const document = readXml(text);
  const channel = find(document, 'rss', 'channel') ?? find(document, 'feed') ?? find(document, 'RDF');
  if (!channel) return undefined;
  // RSS 1.0 has its items beside the channel.
  const items = [...all(channel, 'item'), ...all(channel, 'entry')];
  const entries = items.map(readEntry).filter((entry) => entry !== undefined);
  return { title: textOf(channel, 'title') || textOf(find(channel, 'channel'), 'title'), entries };
}

function readEntry(item: Element): Entry | undefined {
  const link = linkOf(item);
  const title = textOf(item, 'title');
  const content = contentOf(item);
  const id = textOf(item, 'guid') || textOf(item, 'id') || link;
  if (id === '' && title === '' && content === '') return undefined;
  return {
    id: shortId(id || `${title}\n${content}`),
    title,
    link,
    authors: authorsOf(item),
    tags: tagsOf(item),
    date: firstOf(item, ['published', 'pubDate', 'date', 'updated', 'modified']),
    content,
  };
}

/** Atom has several links; the page itself is the alternate one, which is also what a link without `rel` is. */
function linkOf(item: Element): string {
  const links = all(item, 'link');
  const page = links.find(({ attributes }) => (attributes.get('rel') ?? 'alternate') === 'alternate' && attributes.has('href'));
  return (page?.attributes.get('href') ?? links.find(({ text }) => text.trim() !== '')?.text ?? '').trim();
}

/** The whole where there is one, else the summary. Atom's `xhtml` is elements, whose text is taken. */
function contentOf(item: Element): string {
  const candidates = ['encoded', 'content', 'description', 'summary'].flatMap((name) => all(item, name));
  const texts = candidates.map((element) => (element.attributes.get('type') === 'xhtml' ? deepText(element) : element.text).trim());
  return texts.find((text) => text !== '') ?? '';
}

function authorsOf(item: Element): readonly string[] {
  const authors = all(item, 'author').map((author) => textOf(author, 'name') || author.text.trim());
  return unique([...authors, ...all(item, 'creator').map(({ text }) => text.trim())]);
}

const tagsOf = (item: Element): readonly string[] =>
  unique(all(item, 'category').map(({ attributes, text }) => (attributes.get('label') ?? attributes.get('term') ?? text).trim()));

const unique = (values: readonly string[]): readonly string[] => [...new Set(values.filter((value) => value !== ''))].slice(0, 100);

const all = (element: Element, name: string): readonly Element[] => element.children.filter((child) => child.name === name);

function find(element: Element, ...path: readonly string[]): Element | undefined {
  let found: Element | undefined = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

const textOf = (element: Element | undefined, name: string): string => (element && find(element, name)?.text.trim()) ?? '';

const firstOf = (item: Element, names: readonly string[]): string =>
  names.map((name) => textOf(item, name)).find((text) => text !== '') ?? '';

function deepText(element: Element): string {
  const texts: string[] = [];
  const open = [element];
  for (let next = open.pop(); next; next = open.pop()) {
    texts.push(next.text.trim());
    open.push(...next.children.toReversed());
  }
  return texts.filter((text) => text !== '').join('\n');
}
