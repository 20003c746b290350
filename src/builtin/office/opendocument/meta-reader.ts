import type { XmlStreamHandler } from '../../../kit/xml-tokens/xml-stream.ts';
import type { DocumentFacts } from '../document-fields.ts';
import type { OpenDocumentFile } from './open-document-file.ts';

/** Elements of metadata (OpenDocument 1.3 part 3, 4.3) by the fact that they tell. */
const facts: Readonly<Record<string, keyof DocumentFacts>> = {
  title: 'title',
  'initial-creator': 'author',
  subject: 'subject',
  keyword: 'keywords',
  description: 'description',
  'creation-date': 'created',
  date: 'modified',
  language: 'language',
  generator: 'generator',
};

const longestValue = 10_000;
const mostCustom = 200;

export function createMetaReader({ facts: found, custom }: OpenDocumentFile): XmlStreamHandler {
  let value = '';
  let userDefined = '';

  function keep(fact: keyof DocumentFacts, text: string): void {
    if (fact === 'keywords' && found.keywords !== undefined) found.keywords += `,${text}`;
    else found[fact] ??= text;
  }

  return {
    open(name, attributes) {
      value = '';
      if (name === 'user-defined') userDefined = attributes.get('meta:name') ?? '';
      if (name !== 'document-statistic') return;
      keep('pages', attributes.get('page-count') ?? '');
      keep('words', attributes.get('word-count') ?? '');
      keep('characters', attributes.get('meta:character-count') ?? '');
    },
    close(name) {
      const text = value.trim();
      value = '';
      if (text === '') return;
      const fact = facts[name];
      if (fact !== undefined) return keep(fact, text);
      // Who saved it last; the first author, where nobody else is named.
      if (name === 'creator') {
        keep('lastModifiedBy', text);
        keep('author', text);
      } else if (name === 'user-defined' && userDefined !== '' && Object.keys(custom).length < mostCustom) custom[userDefined] = text;
    },
    text(piece) {
      if (value.length < longestValue) value += piece;
    },
  };
}
