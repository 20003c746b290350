import type { DocumentFacts } from '../document-fields.ts';
import { createLinks, type DocumentLinks } from '../links.ts';
import { createTextOutput, type TextOutput } from '../text-output.ts';

/** What is found in a document while it is read. */
export interface RtfDocument {
  readonly body: TextOutput;
  /** Headers, footers, notes and comments. */
  readonly aside: TextOutput;
  readonly deleted: TextOutput;
  readonly links: DocumentLinks;
  readonly headings: string[];
  readonly facts: Partial<Record<keyof DocumentFacts, string>>;
  readonly marks: Set<string>;
  /** Embedded objects, in hexadecimal. */
  readonly objects: string[];
}

export function createRtfDocument(): RtfDocument {
  return {
    body: createTextOutput(),
    aside: createTextOutput(),
    deleted: createTextOutput(),
    links: createLinks(),
    headings: [],
    facts: {},
    marks: new Set(),
    objects: [],
  };
}
