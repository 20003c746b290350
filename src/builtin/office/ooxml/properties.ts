import { documentFields, type DocumentFacts } from '../document-fields.ts';
import { readPart, type DocumentParts } from '../document-parts.ts';
import type { MetadataFields } from '../../../plugin/metadata.ts';
import { relationshipsOf } from './relationships.ts';

/** Elements of core and application properties (ECMA-376 part 2, 11; part 1, 22.2) by the fact that they tell. */
const facts: Readonly<Record<string, keyof DocumentFacts>> = {
  title: 'title',
  creator: 'author',
  subject: 'subject',
  keywords: 'keywords',
  description: 'description',
  created: 'created',
  modified: 'modified',
  language: 'language',
  lastModifiedBy: 'lastModifiedBy',
  category: 'category',
  contentStatus: 'status',
  Application: 'generator',
  Company: 'company',
  Manager: 'manager',
  Template: 'template',
  Pages: 'pages',
  Slides: 'slides',
  Words: 'words',
  Characters: 'characters',
};

const mostCustom = 200;
const longestValue = 10_000;

export async function readProperties(parts: DocumentParts): Promise<MetadataFields> {
  const found: Partial<Record<keyof DocumentFacts, string>> = {};
  const custom: Record<string, string> = {};
  for (const { type, target } of await relationshipsOf(parts, '')) {
    if (type === 'core-properties' || type === 'extended-properties') await readFacts(parts, target, found);
    else if (type === 'custom-properties') await readCustom(parts, target, custom);
  }
  return documentFields(found, custom);
}

async function readFacts(parts: DocumentParts, part: string, found: Partial<Record<keyof DocumentFacts, string>>): Promise<void> {
  let fact: keyof DocumentFacts | undefined;
  let value = '';
  await readPart(parts, part, {
    open(name) {
      fact = facts[name];
      value = '';
    },
    close() {
      if (fact !== undefined && value.trim() !== '') found[fact] ??= value.trim();
      fact = undefined;
    },
    text(piece) {
      if (value.length < longestValue) value += piece;
    },
  });
}

/** Properties that the author made up. */
async function readCustom(parts: DocumentParts, part: string, custom: Record<string, string>): Promise<void> {
  let name = '';
  let value = '';
  await readPart(parts, part, {
    open(element, attributes) {
      if (element !== 'property') return;
      name = attributes.get('name') ?? '';
      value = '';
    },
    close(element) {
      if (element !== 'property' || name === '' || value.trim() === '' || Object.keys(custom).length >= mostCustom) return;
      custom[name] = value.trim();
    },
    text(piece) {
      if (value.length < longestValue) value += piece;
    },
  });
}
