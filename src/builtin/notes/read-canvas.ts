import { asMap } from '../../kit/data-fields/metadata-of.ts';
import { createLinkList } from '../../kit/html-text/links.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { RejectContent } from '../../plugin/outcomes.ts';

/** JSON Canvas 1.0: https://jsoncanvas.org/spec/1.0 */
export function readCanvas(json: string): { readonly text: string; readonly metadata: MetadataFields } {
  const canvas = parse(json);
  const links = createLinkList();
  const texts: string[] = [];
  const add = (value: unknown): void => {
    if (typeof value === 'string' && value.trim() !== '') texts.push(value.trim());
  };
  for (const node of [...listOf(canvas['nodes']), ...listOf(canvas['edges'])].map(asMap)) {
    for (const key of ['label', 'text', 'file', 'url']) add(node[key]);
    for (const target of [node['file'], node['url']]) if (typeof target === 'string') links.add(target);
  }
  const targets = links.targets();
  return { text: texts.join('\n\n'), metadata: targets.length > 0 ? { links: targets } : {} };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function parse(json: string): Readonly<Record<string, unknown>> {
  try {
    return asMap(JSON.parse(json));
  } catch {
    // A canvas that was never drawn on is empty.
    if (json.trim() === '') return {};
    throw new RejectContent('It is no valid JSON.');
  }
}
