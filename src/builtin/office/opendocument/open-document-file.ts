import type { DocumentFacts } from '../document-fields.ts';
import type { DocumentLinks } from '../links.ts';
import type { TextOutput } from '../text-output.ts';

/** What is found in a document while it is read. */
export interface OpenDocumentFile {
  readonly output: TextOutput;
  /** Notes, comments and what was deleted: between the words around their place they would tear sentences apart. */
  readonly aside: TextOutput;
  readonly links: DocumentLinks;
  readonly headings: string[];
  readonly facts: Partial<Record<keyof DocumentFacts, string>>;
  readonly custom: Record<string, string>;
  readonly marks: Set<string>;
  readonly sheets: string[];
}
