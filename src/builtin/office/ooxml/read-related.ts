import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import { readPart, type DocumentParts } from '../document-parts.ts';
import { addEmbedded } from '../embedded/add-embedded.ts';
import type { DocumentLinks } from '../links.ts';
import type { TextOutput } from '../text-output.ts';
import { createDrawingReader } from './drawing-reader.ts';
import type { Relationship } from './relationships.ts';

/** A document that is being read. */
export interface OpenDocument {
  readonly host: ContentExtractorHost;
  readonly parts: DocumentParts;
  readonly output: TextOutput;
  readonly links: DocumentLinks;
  /** Parts that were read, or handed on. */
  readonly read: Set<string>;
  /** What is worth knowing of it, `hasMacros` and the like. */
  readonly marks: Set<string>;
}

const drawings: ReadonlySet<string> = new Set(['chart', 'chartEx', 'diagramData', 'drawing']);
const documents: ReadonlySet<string> = new Set(['package', 'oleObject', 'aFChunk', 'subDocument']);
/** Marks of documents that take something from outside, by the type of the reference. */
const outside: Readonly<Record<string, string>> = {
  attachedTemplate: 'hasAttachedTemplate',
  frame: 'hasFrames',
  image: 'hasLinkedImages',
  mailMergeSource: 'hasMailMerge',
  oleObject: 'hasLinkedObjects',
  subDocument: 'hasSubDocuments',
};
const mostEmbedded = 256 * 1024 ** 2;

/** Reads what a part refers to: charts and diagrams as text, files as content, what is outside as links. Nothing outside is opened. */
export async function readRelated(
  { host, parts, output, links, read, marks }: OpenDocument,
  related: readonly Relationship[],
): Promise<void> {
  for (const { type, target, isExternal } of related) {
    if (isExternal) {
      const mark = outside[type];
      if (mark !== undefined) marks.add(mark);
      if (type !== 'image') links.add(target);
      continue;
    }
    const isDrawing = drawings.has(type);
    if ((!isDrawing && !documents.has(type)) || read.has(target)) continue;
    read.add(target);
    if (isDrawing) {
      output.line();
      await readPart(parts, target, createDrawingReader(output), output.isFull);
      output.line();
    } else {
      const bytes = await parts.bytes(target, mostEmbedded);
      if (bytes !== undefined) await addEmbedded(host, target, bytes);
    }
  }
}
