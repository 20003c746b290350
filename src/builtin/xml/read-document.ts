import { readXml } from '../../kit/xml-tokens/read-xml.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { createAttributeValues } from './attribute-values.ts';
import { createDocumentFields } from './document-fields.ts';
import { createTextFlow } from './text-flow.ts';

export interface XmlDocument {
  /** The text of the elements, then the values of attributes that have words. */
  readonly text: string;
  readonly metadata: MetadataFields;
}

/** Text and metadata of any XML. `isBook` says that titles within are headings. */
export function readDocument(xml: string, isBook: boolean): XmlDocument {
  const flow = createTextFlow();
  const values = createAttributeValues();
  const fields = createDocumentFields(isBook);
  readXml(xml, {
    open(name, attributes) {
      flow.tag();
      values.add(attributes);
      fields.open(name, attributes);
    },
    text(piece) {
      flow.text(piece);
      fields.text(piece);
    },
    close(name) {
      flow.tag();
      fields.close(name);
    },
  });
  const text = [flow.read(), ...values.texts].filter((part) => part !== '').join('\n');
  const links = [...values.links];
  return { text, metadata: { ...fields.read(), ...(links.length > 0 && { links }) } };
}
