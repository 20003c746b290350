import { readPart, type DocumentParts } from '../document-parts.ts';
import type { Relationship } from '../ooxml/relationships.ts';
import type { TextOutput } from '../text-output.ts';

/** Names of those who commented, by id (ECMA-376 part 1, 19.4.2; [MS-PPTX] 2.6 for the newer kind). */
export async function readAuthors(parts: DocumentParts, related: readonly Relationship[]): Promise<ReadonlyMap<string, string>> {
  const authors = new Map<string, string>();
  for (const { type, target } of related) {
    if (type !== 'commentAuthors' && type !== 'authors') continue;
    await readPart(parts, target, {
      open(name, attributes) {
        if (name === 'cmAuthor' || name === 'author') authors.set(attributes.get('id') ?? '', attributes.get('name') ?? '');
      },
      close: () => undefined,
      text: () => undefined,
    });
  }
  return authors;
}

interface CommentedSlides {
  readonly parts: DocumentParts;
  readonly output: TextOutput;
  readonly authors: ReadonlyMap<string, string>;
}

export async function readComments({ parts, output, authors }: CommentedSlides, part: string): Promise<void> {
  let isText = false;
  await readPart(parts, part, {
    open(name, attributes) {
      if (name === 'text' || name === 't') isText = true;
      if (name !== 'cm' && name !== 'reply') return;
      output.line();
      const author = authors.get(attributes.get('authorId') ?? '');
      if (author !== undefined && author !== '') output.write(`${author}: `);
    },
    close(name) {
      if (name === 'text' || name === 't') isText = false;
      if (name === 'p' || name === 'cm') output.line();
    },
    text(piece) {
      if (isText) output.write(piece);
    },
  });
}
