import type { Attributes } from './read-attributes.ts';
import type { TokenHandler } from './read-tokens.ts';
import { withoutInvisible } from './text-flow.ts';

/** Who wrote a page and when, as its visible markup says: `rel="author"`, microdata (schema.org), hAtom and h-entry. */
export interface HtmlByline {
  readonly authors: readonly string[];
  readonly published: readonly string[];
  readonly modified: readonly string[];
}

export interface BylineReader extends TokenHandler {
  read(): HtmlByline;
}

const longestName = 100;
const mostEntries = 10;

export function createBylineReader(): BylineReader {
  const authors = new Set<string>();
  const published: string[] = [];
  const modified: string[] = [];
  /** The element whose text is the author's name, followed by counting tags of its name. */
  let element = '';
  let depth = 0;
  let author = '';

  function follow(name: string): void {
    element = name;
    depth = 1;
    author = '';
  }

  function addDate(attributes: Attributes): void {
    const date = attributes.get('datetime');
    if (date === undefined) return;
    const says = (...marks: string[]): boolean =>
      marks.some((mark) => hasToken(attributes, 'class', mark) || hasToken(attributes, 'itemprop', mark));
    if (says('published', 'dt-published', 'datePublished')) published.push(date);
    else if (says('updated', 'dt-updated', 'dateModified')) modified.push(date);
  }

  return {
    open(name, attributes) {
      if (depth > 0 && name === element) depth++;
      if (attributes.size === 0) return;
      if (depth > 0) {
        if (name === 'meta' && hasToken(attributes, 'itemprop', 'name')) author = attributes.get('content') ?? '';
        else if (isName(attributes)) follow(name);
      } else if (isAuthor(name, attributes) && authors.size < mostEntries) follow(name);
      if (name === 'time' && published.length + modified.length < mostEntries) addDate(attributes);
    },
    close(name) {
      if (depth === 0 || name !== element || --depth > 0) return;
      const text = withoutInvisible(author).replace(/\s+/g, ' ').trim();
      if (text !== '' && text.length < longestName) authors.add(text);
    },
    text(piece) {
      if (depth > 0 && author.length < longestName) author += piece;
    },
    read: () => ({ authors: [...authors], published, modified }),
  };
}

/** In hAtom and h-entry an author is a card: `class="author vcard"`. The class `author` alone may mean anything. */
function isAuthor(name: string, attributes: Attributes): boolean {
  if (name === 'meta' || name === 'link') return false;
  if ((name === 'a' && hasToken(attributes, 'rel', 'author')) || hasToken(attributes, 'itemprop', 'author')) return true;
  if (attributes.get('class')?.includes('author') !== true) return false;
  return hasToken(attributes, 'class', 'p-author') || (hasToken(attributes, 'class', 'author') && hasToken(attributes, 'class', 'vcard'));
}

function isName(attributes: Attributes): boolean {
  return hasToken(attributes, 'itemprop', 'name') || hasToken(attributes, 'class', 'fn') || hasToken(attributes, 'class', 'p-name');
}

function hasToken(attributes: Attributes, attribute: string, token: string): boolean {
  const value = attributes.get(attribute);
  return value !== undefined && value.includes(token) && value.split(/\s+/).includes(token);
}
