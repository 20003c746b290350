import { isoDate } from '../../kit/dates/iso-date.ts';
import { present } from '../../kit/data-fields/present.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

export interface DrawingFacts {
  open(qualified: string): void;
  text(piece: string): void;
  close(qualified: string): void;
  read(): MetadataFields;
}

/** Dublin Core within `metadata`, where programs for drawing put it as RDF. */
const properties = new Set(['title', 'creator', 'contributor', 'rights', 'date', 'subject', 'description', 'language', 'publisher']);
const longest = 10_000;
const mostValues = 1000;

/** What a drawing says of itself: title and description of the whole, and its metadata. */
export function createDrawingFacts(): DrawingFacts {
  const found = new Map<string, string[]>();
  let depth = 0;
  let property: { readonly name: string; readonly depth: number } | undefined;
  let isMetadata = false;
  let text = '';

  function keep(): void {
    const value = text.replaceAll(/\s+/g, ' ').trim();
    text = '';
    if (property === undefined || value === '') return;
    const values = found.get(property.name) ?? [];
    if (values.length < mostValues && !values.includes(value)) values.push(value);
    found.set(property.name, values);
  }

  return {
    open(qualified) {
      depth += 1;
      keep();
      if (qualified === 'metadata') isMetadata = true;
      if (property !== undefined) return;
      const name = qualified.slice(qualified.indexOf(':') + 1);
      if (isMetadata && qualified.startsWith('dc:') && properties.has(name)) property = { name, depth };
      else if (depth === 2 && (name === 'title' || name === 'desc')) property = { name: `svg:${name}`, depth };
    },
    text(piece) {
      if (property !== undefined && text.length < longest) text += piece.slice(0, longest);
    },
    close(qualified) {
      keep();
      if (qualified === 'metadata') isMetadata = false;
      if (property?.depth === depth) property = undefined;
      depth = Math.max(0, depth - 1);
    },
    read() {
      const says = (name: string): string | undefined => found.get(name)?.[0];
      return present({
        title: says('svg:title') ?? says('title'),
        description: says('svg:desc') ?? says('description'),
        authors: [...(found.get('creator') ?? []), ...(found.get('contributor') ?? [])],
        tags: found.get('subject'),
        copyright: says('rights'),
        publisher: says('publisher'),
        language: says('language'),
        createdAt: isoDate(says('date') ?? ''),
      });
    },
  };
}
