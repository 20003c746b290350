import { asMap } from '../../kit/data-fields/metadata-of.ts';
import { createLinkList } from '../../kit/html-text/links.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { RejectContent } from '../../plugin/outcomes.ts';

/** Drawings, and libraries of drawings: https://docs.excalidraw.com/docs/codebase/json-schema */
export function readExcalidraw(json: string): { readonly text: string; readonly metadata: MetadataFields } {
  const drawing = parse(json);
  const library = [
    ...listOf(drawing['libraryItems']).map((item) => asMap(item)),
    ...listOf(drawing['library']).map((elements) => ({ elements })),
  ].map(asMap);
  const elements = [...listOf(drawing['elements']), ...library.flatMap((item) => listOf(item['elements']))].map(asMap);
  const links = createLinkList();
  const lines = library.map((item) => textOf(item['name']));
  for (const element of elements) {
    if (element['isDeleted'] === true) continue;
    lines.push(textOf(element['originalText'] ?? element['text']), element['type'] === 'text' ? '' : textOf(element['name']));
    links.add(textOf(element['link']));
  }
  const targets = links.targets();
  return { text: lines.filter((line) => line !== '').join('\n'), metadata: targets.length > 0 ? { links: targets } : {} };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function parse(json: string): Readonly<Record<string, unknown>> {
  try {
    return asMap(JSON.parse(json));
  } catch {
    throw new RejectContent('It is no valid JSON.');
  }
}
