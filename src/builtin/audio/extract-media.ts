import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { present } from '../../kit/data-fields/present.ts';
import { createRangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import { readAvi } from './avi.ts';
import { matroskaText } from './matroska-text.ts';
import { mediaMetadata } from './media-metadata.ts';
import { mediaText } from './media-text.ts';
import { mp4Film } from './mp4-film.ts';
import { mp4Subtitles } from './mp4-subtitles.ts';
import { readTags } from './read-tags.ts';
import { performersIn } from './tag-values.ts';

interface Media {
  readonly text: string;
  readonly metadata: MetadataFields;
  readonly damaged: boolean;
}

export async function extractMedia(host: ContentExtractorHost, content: Content): Promise<void> {
  const bytes = createRangedBytes(content.size, (range) => content.bytes(range));
  const beginning = (await bytes.read(0, 12)).toString('latin1');
  const isMp4 = /^(?:ftyp|moov|mdat|wide|free|skip)/.test(beginning.slice(4));
  const film = isMp4 ? await mp4Film(bytes) : {};
  const { text, metadata, damaged } = /^RIFF.{4}AVI /s.test(beginning) ? await readAvi(bytes) : await readMedia(content, film);
  await host.addItem(cleanText(text), { ...film, ...metadata });
  if (damaged) host.markPartial({ code: 'damaged', text: 'The file is damaged; what could be read is indexed.' });
  if (beginning.startsWith('\x1a\x45\xdf\xa3')) {
    const { title, chapters, subtitles } = await matroskaText(bytes);
    const lines = [metadata.title === undefined ? title : undefined, ...chapters].filter((line) => line !== undefined);
    if (lines.length > 0)
      await host.addItem(`\n${cleanText(lines.join('\n'))}`, present({ title: metadata.title ?? title, headings: chapters }));
    await addSubtitles(host, subtitles);
  }
  if (isMp4) await addSubtitles(host, await mp4Subtitles(bytes));
}

async function readMedia(content: Content, film: MetadataFields): Promise<Media> {
  const { tags, damaged } = await readTags(content);
  if (tags === undefined) throw new RejectContent('It is no sound or film that can be read.');
  const performers = performersIn(tags.native);
  // Of what has nothing of a known format in it the reader does not complain.
  const isEmpty = tags.format.container === undefined && Object.keys({ ...tags.native, ...film }).length === 0;
  return { text: mediaText(tags, performers), metadata: mediaMetadata(tags, performers), damaged: damaged || isEmpty };
}

async function addSubtitles(host: ContentExtractorHost, subtitles: string): Promise<void> {
  if (subtitles !== '') await host.addItem(`\n\n${cleanText(subtitles)}`);
}
