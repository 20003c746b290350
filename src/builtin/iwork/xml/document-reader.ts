import type { XmlAttributes } from '../../../kit/xml-tokens/xml-attributes.ts';
import type { XmlStreamHandler } from '../../../kit/xml-tokens/xml-stream.ts';
import type { MetadataFields } from '../../../plugin/metadata.ts';
import { createDocumentText } from '../document-text.ts';
import { createFactReader } from './fact-reader.ts';
import { createTableReader } from './table-reader.ts';

export interface DocumentReader {
  readonly handler: XmlStreamHandler;
  isFull(): boolean;
  result(): { readonly text: string; readonly fields: MetadataFields };
}

const breaks: Readonly<Record<string, string>> = {
  br: '\n',
  lnbr: '\n',
  crbr: '\n',
  pgbr: '\n',
  sectbr: '\n',
  intratopicbr: '\n',
  tab: '\t',
};
/** Of what lies on the master slides, the prompts ("Double-click to edit") are left out. */
const prompts = new Set(['title-placeholder', 'body-placeholder', 'object-placeholder', 'slide-number-placeholder']);
const mostHeadings = 10_000;

/**
 * The elements of iWork '09 that hold text: paragraphs (`sf:p`), cells of tables, names of sheets. Slides come in the order in which they are shown;
 * what is on their masters, which stand before them, comes last.
 */
export function createDocumentReader(): DocumentReader {
  const main = createDocumentText();
  const masters = createDocumentText();
  const facts = createFactReader();
  const headings: string[] = [];
  const links = new Set<string>();
  let output = main;
  let paragraph: string | undefined;
  const sheets: string[] = [];
  let [promptDepth, titleDepth, slides] = [0, 0, 0];
  const table = createTableReader((row) => output.line(row));

  function open(name: string, attributes: XmlAttributes): void {
    if (facts.open(name, attributes)) return;
    if (output === masters && prompts.has(name)) promptDepth += 1;
    else if (name === 'title-placeholder') titleDepth += 1;
    else if (name === 'master-slide') output = masters;
    else if (name === 'slide') slides += 1;
    else if (name === 'workspace') {
      const sheet = attributes.get('workspace-name') ?? '';
      if (sheets.length < mostHeadings) sheets.push(sheet);
      output.line(sheet);
    } else if (name === 'tabular-model' && attributes.get('name-is-visible') !== 'false') output.line(attributes.get('name') ?? '');
    else if (name === 'p') paragraph ??= '';
    else if (name === 'link' && links.size < mostHeadings && /^(?:https?|mailto):/i.test(attributes.get('href') ?? ''))
      links.add(attributes.get('href') ?? '');
    else if (name in breaks && paragraph !== undefined) paragraph += breaks[name];
    else table.open(name, attributes);
  }

  function close(name: string): void {
    if (facts.close(name)) return;
    if (name === 'p') endParagraph();
    else if (promptDepth > 0 && prompts.has(name)) promptDepth -= 1;
    else if (name === 'title-placeholder') titleDepth = Math.max(0, titleDepth - 1);
    else if (name === 'master-slide') output = main;
    else table.close(name);
  }

  function endParagraph(): void {
    const text = paragraph ?? '';
    paragraph = undefined;
    if (table.text(text) || promptDepth > 0) return;
    output.line(text);
    if (titleDepth > 0 && output === main && text.trim() !== '' && headings.length < mostHeadings) headings.push(text.trim());
  }

  return {
    handler: {
      open,
      close,
      text(piece) {
        if (paragraph !== undefined && paragraph.length < 1024 ** 2) paragraph += piece;
      },
    },
    isFull: () => main.isFull(),
    result: () => ({
      text: `${main.from(0)}\n${masters.from(0)}`.trim(),
      fields: {
        ...facts.fields(),
        ...(headings.length > 0 && { headings }),
        ...(links.size > 0 && { links: [...links] }),
        ...(sheets.length > 0 && { sheets }),
        ...(slides > 0 && { slides }),
      },
    }),
  };
}
