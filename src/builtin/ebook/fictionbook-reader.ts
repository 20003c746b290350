import type { XmlStreamHandler } from '../../kit/xml-tokens/xml-stream.ts';

/** What a FictionBook says, http://www.fictionbook.org/index.php/Eng:XML_Schema_Fictionbook_2.1. */
export interface FictionBook {
  readonly text: string;
  readonly annotation: string;
  readonly authors: readonly string[];
  readonly headings: readonly string[];
  /** Elements of the description by name. */
  readonly facts: ReadonlyMap<string, string>;
  readonly tags: readonly string[];
}

export interface FictionBookReader {
  readonly handler: XmlStreamHandler;
  read(): FictionBook;
}

const lines: ReadonlySet<string> = new Set(
  'p v subtitle title section epigraph poem stanza cite text-author tr annotation body empty-line date'.split(' '),
);
const told: ReadonlySet<string> = new Set(['book-title', 'lang', 'year', 'date', 'publisher', 'isbn']);
const names: ReadonlySet<string> = new Set(['first-name', 'middle-name', 'last-name', 'nickname']);
const mostCharacters = 64 * 1024 ** 2 + 1;
const mostHeadings = 2000;

export function createFictionBookReader(): FictionBookReader {
  const facts = new Map<string, string>();
  const authors: string[] = [];
  const headings: string[] = [];
  const tags = new Set<string>();
  let text = '';
  let annotation = '';
  let section = '';
  let value = '';
  let heading: string | undefined;
  let name: string[] | undefined;
  let isBinary = false;
  let isOfTitle = false;

  function lineBreak(): void {
    if (section === 'body' && text !== '' && !text.endsWith('\n')) text += '\n';
    else if (section === 'annotation' && annotation !== '' && !annotation.endsWith('\n')) annotation += '\n';
  }

  function closeInDescription(element: string): void {
    const said = value.replaceAll(/\s+/g, ' ').trim();
    value = '';
    if (element === 'author' && isOfTitle) {
      if (name !== undefined && name.length > 0) authors.push(name.join(' '));
      name = undefined;
    }
    if (said === '') return;
    if (names.has(element)) name?.push(said);
    else if (element === 'genre') tags.add(said);
    else if (element === 'keywords') for (const tag of said.split(',')) tags.add(tag.trim());
    else if (told.has(element) && !facts.has(element)) facts.set(element, said);
  }

  return {
    handler: {
      open(element, attributes) {
        if (element === 'binary') isBinary = true;
        else if (element === 'description' || element === 'body') section = element;
        else if (element === 'annotation' && section === 'description') section = 'annotation';
        else if (element === 'title-info') isOfTitle = true;
        else if (element === 'author' && isOfTitle) name = [];
        else if (element === 'sequence' && section === 'description') facts.set('sequence', attributes.get('name') ?? '');
        if (element === 'title' && section === 'body') heading = '';
        if (lines.has(element)) lineBreak();
        if (section === 'description') value = '';
        if (element === 'th' || element === 'td') text += '\t';
      },
      close(element) {
        if (element === 'binary') isBinary = false;
        if (lines.has(element)) lineBreak();
        if (element === 'p' && heading !== undefined) heading += ' ';
        if (element === 'title' && heading !== undefined) {
          if (headings.length < mostHeadings && heading.trim() !== '') headings.push(heading.replaceAll(/\s+/g, ' ').trim());
          heading = undefined;
        }
        if (element === 'annotation' && section === 'annotation') section = 'description';
        else if (section === 'description') closeInDescription(element);
        if (element === 'title-info') isOfTitle = false;
        if (element === section) section = '';
      },
      text(piece) {
        if (isBinary) return;
        const tidy = piece.replaceAll(/\s+/g, ' ');
        if (section === 'description') value += tidy;
        else if (section === 'annotation') annotation += annotation.endsWith('\n') ? tidy.trimStart() : tidy;
        else if (section === 'body' && text.length < mostCharacters) {
          text += text === '' || text.endsWith('\n') ? tidy.trimStart() : tidy;
          if (heading !== undefined && heading.length < 1000) heading += tidy;
        }
      },
    },
    read: () => ({ text: text.trim(), annotation: annotation.trim(), authors, headings, facts, tags: [...tags] }),
  };
}
