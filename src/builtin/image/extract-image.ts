import { present } from '../../kit/data-fields/present.ts';
import { createRangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import { cleanText } from '../../kit/plain-text/clean-text.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import { listed, written, type ImageFacts } from './image-facts.ts';
import type { ImageFile } from './image-file.ts';
import { readImage } from './read-image.ts';
import { taggedFacts } from './tagged-facts.ts';
import { textFacts } from './text-facts.ts';
import { xmpFacts } from './xmp-facts.ts';
import { readXmp } from './xmp.ts';

export interface ImageOptions {
  readonly ocr: boolean;
  readonly ocrLanguages: readonly string[];
}

/** Words and facts that the file carries; with the option `ocr` also the words that it shows. */
export async function extractImage(host: ContentExtractorHost<ImageOptions>, content: Content): Promise<void> {
  const image = await readImage(createRangedBytes(content.size, (range) => content.bytes(range)));
  if (image === undefined) throw new RejectContent('It is no image of a kind that can be read.');
  const tagged = image.tagged && (await taggedFacts(image.tagged));
  const xmp = image.xmp === undefined ? [] : [xmpFacts(readXmp(image.xmp))];
  const texts = image.texts ? [textFacts(image.texts)] : [];
  // XMP knows all letters, older forms do not.
  const parts = [...xmp, ...(tagged?.facts ?? []), ...texts];
  // What the camera measured it knows better than programs that came later.
  const fields = [...texts, ...xmp, ...(tagged?.facts ?? []).toReversed()].reduce<MetadataFields>(
    (all, part) => ({ ...all, ...part.fields }),
    {},
  );
  const metadata = { ...fields, ...metadataOf(image, parts) };
  await host.addItem(cleanText(textOf(parts, metadata)), metadata);
  if (image.damaged || tagged?.damaged) host.markPartial({ code: 'damaged', text: 'The image is damaged; what could be read is indexed.' });
  if (!host.options.ocr) return;
  const { addShownText } = await import('./add-shown-text.ts');
  await addShownText(host, content, metadata);
}

function metadataOf(image: ImageFile, parts: readonly ImageFacts[]): MetadataFields {
  const { width, height, bitsPerSample, modifiedAt } = image;
  const tags = [...new Set([...written(parts, 'tags'), ...listed(parts, 'people')])];
  return present({
    title: written(parts, 'titles')[0],
    description: written(parts, 'descriptions')[0],
    authors: written(parts, 'authors'),
    tags,
    copyright: listed(parts, 'copyright')[0],
    place: written(parts, 'places').join(', ') || undefined,
    width,
    height,
    bitsPerSample,
    modifiedAt,
  });
}

/** All that a person may look for: there are no fields in the index for most of it. */
function textOf(parts: readonly ImageFacts[], { camera, lens }: MetadataFields): string {
  const lists = (['titles', 'descriptions', 'comments'] as const).flatMap((name) => written(parts, name));
  const inOneLine = (['tags', 'people', 'places', 'authors', 'copyright'] as const).map((name) => written(parts, name).join(', '));
  return [...lists, ...inOneLine, ...[camera, lens].filter((value) => typeof value === 'string')].filter((line) => line !== '').join('\n');
}
