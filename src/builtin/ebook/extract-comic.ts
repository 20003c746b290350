import { readXmlBytes } from '../../kit/xml-tokens/read-xml-bytes.ts';
import { cleanText } from '../../kit/plain-text/clean-text.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { Metadata, MetadataFields } from '../../plugin/metadata.ts';
import { markProblems, openParts } from './open-parts.ts';

const people = ['Writer', 'Penciller', 'Inker', 'Colorist', 'Letterer', 'CoverArtist', 'Editor', 'Translator'];
const longestValue = 20_000;

/** Reads what a comic archive says about itself in `ComicInfo.xml` (https://anansi-project.github.io/docs/comicinfo). Pages are pictures. */
export async function extractComic(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const parts = await openParts(content);
  const info = parts.names().find((name) => /(?:^|\/)comicinfo\.xml$/i.test(name));
  const facts = new Map<string, string>();
  let value = '';
  if (info !== undefined) {
    await readXmlBytes(parts.stream(info), {
      open() {
        value = '';
      },
      close(name) {
        if (value.trim() !== '' && !facts.has(name)) facts.set(name, value.trim());
        value = '';
      },
      text(piece) {
        if (value.length < longestValue) value += piece;
      },
    });
  }
  const pages = parts.names().filter((name) => /\.(?:jpe?g|png|webp|gif|avif|jxl|bmp)$/i.test(name)).length;
  const said = ['Summary', 'Notes', 'Characters', 'Teams', 'Locations', 'StoryArc'].flatMap((name) => facts.get(name) ?? []);
  await host.addItem(cleanText(said.join('\n')), metadata.merge({ ...comicFields(facts), ...(pages > 0 && { pages }) }));
  markProblems(host, parts);
}

function comicFields(facts: ReadonlyMap<string, string>): MetadataFields {
  const list = (names: readonly string[]): readonly string[] | undefined => {
    const values = names.flatMap((name) => facts.get(name)?.split(',') ?? []).map((part) => part.trim());
    return values.length > 0 ? [...new Set(values)] : undefined;
  };
  const date = ['Year', 'Month', 'Day'].flatMap((name) => facts.get(name) ?? []).map((part) => part.padStart(2, '0'));
  const fields = {
    title: facts.get('Title') ?? titleOf(facts),
    authors: list(people),
    description: facts.get('Summary'),
    tags: list(['Genre', 'Tags']),
    language: facts.get('LanguageISO'),
    publisher: facts.get('Publisher'),
    series: facts.get('Series'),
    publishedAt: /^\d{4}$/.test(date[0] ?? '') ? date.join('-') : undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function titleOf(facts: ReadonlyMap<string, string>): string | undefined {
  const series = facts.get('Series');
  const number = facts.get('Number');
  return series === undefined || number === undefined ? series : `${series} ${number}`;
}
