import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { createRangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import { fontMetadata } from './font-metadata.ts';
import { nameIds, readFontNames, type FontNames } from './font-names.ts';
import { readFontTables } from './font-tables.ts';

/** Names in all languages, then the rest, which is long. */
const inText = [
  'fullName',
  'typographicFamily',
  'family',
  'typographicSubfamily',
  'subfamily',
  'postScriptName',
  'designer',
  'manufacturer',
  'description',
  'version',
  'trademark',
  'copyright',
  'license',
  'licenseUrl',
  'vendorUrl',
  'designerUrl',
] as const satisfies readonly (keyof typeof nameIds)[];

export async function extractFont(host: ContentExtractorHost, content: Content): Promise<void> {
  const fonts = await readFontTables(createRangedBytes(content.size, (range) => content.bytes(range)));
  if (fonts === undefined) throw new RejectContent('It is no font.');
  const named = fonts.map(({ name, head }) => ({ names: readFontNames(name), head }));
  const texts = named.flatMap(({ names }) => textsOf(names));
  await host.addItem(cleanText([...new Set(texts)].join('\n')), fontMetadata(named));
  if (texts.length === 0) host.markPartial({ code: 'damaged', text: 'The font does not say what it is called.' });
}

const textsOf = (names: FontNames): readonly string[] => inText.flatMap((field) => names.get(nameIds[field]) ?? []);
