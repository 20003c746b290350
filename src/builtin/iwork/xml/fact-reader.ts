import type { XmlAttributes } from '../../../kit/xml-tokens/xml-attributes.ts';
import type { JsonValue, MetadataFields } from '../../../plugin/metadata.ts';

/** Reads what a document says about itself: `metadata`, with an element for each fact and a `string` for each value. */
export interface FactReader {
  /** Whether the element belongs here. */
  open(name: string, attributes: XmlAttributes): boolean;
  close(name: string): boolean;
  fields(): MetadataFields;
}

const mostValues = 1000;

export function createFactReader(): FactReader {
  const found = new Map<string, string[]>();
  let isInside = false;
  let fact: string | undefined;
  let count = 0;

  return {
    open(name, attributes) {
      if (!isInside) return (isInside = name === 'metadata');
      if (name === 'string' || name === 'number') {
        const value = (attributes.get('string') ?? attributes.get('number') ?? '').trim();
        if (fact !== undefined && value !== '' && (count += 1) <= mostValues) found.set(fact, [...(found.get(fact) ?? []), value]);
      } else if (!/^(?:mutable-)?array$/.test(name)) fact = name;
      return true;
    },
    close(name) {
      if (!isInside) return false;
      if (name === 'metadata') isInside = false;
      return true;
    },
    fields() {
      const list = (name: string): readonly string[] | undefined => found.get(name)?.flatMap(split);
      const fields: Readonly<Record<string, JsonValue | undefined>> = {
        title: found.get('title')?.[0],
        authors: list('authors') ?? list('author'),
        tags: list('keywords'),
        description: found.get('comment')?.join('\n'),
        copyright: found.get('copyright')?.[0],
        projects: list('projects'),
      };
      return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    },
  };
}

const split = (value: string): readonly string[] =>
  value
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
