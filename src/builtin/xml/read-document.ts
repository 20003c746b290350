import { readXml } from '../../kit/xml-tokens/read-xml.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { createAttributeValues } from './attribute-values.ts';
import { findCrossReferences } from './cross-references.ts';
import { createDocumentFields } from './document-fields.ts';
import { createTextFlow } from './text-flow.ts';

export interface XmlDocument {
  /** The text of the elements, then the values of attributes that have words. */
  readonly text: string;
  readonly metadata: MetadataFields;
}

/** Text and metadata of any XML. `isBook` says that it is DocBook: titles within are headings, and references read as what they refer to. */
export function readDocument(xml: string, isBook: boolean): XmlDocument {
  const flow = createTextFlow();
  const values = createAttributeValues();
  const fields = createDocumentFields(isBook);
  const reference = isBook && xml.includes('<xref') ? findCrossReferences(xml) : undefined;

  function write(piece: string): void {
    flow.text(piece);
    fields.text(piece);
  }

  readXml(xml, {
    open(name, attributes) {
      flow.tag();
      values.add(attributes);
      fields.open(name, attributes);
      if (name === 'xref' && reference !== undefined) write(reference(attributes));
    },
    text: write,
    close(name) {
      flow.tag();
      fields.close(name);
    },
  });
  const text = [flow.read(), ...values.texts].filter((part) => part !== '').join('\n');
  const links = [...values.links];
  return { text, metadata: { ...fields.read(), ...(links.length > 0 && { links }) } };
}
