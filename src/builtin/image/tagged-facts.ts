import { present } from '../../kit/data-fields/present.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { exifFacts, iptcFacts } from './exif-facts.ts';
import { numberOf, textOf, type Tags } from './exif-values.ts';
import type { ImageFacts } from './image-facts.ts';

interface TagGroups {
  readonly exif?: Tags;
  readonly iptc?: Tags;
  /** What single formats say of their pixels. */
  readonly file?: Tags;
  readonly riff?: Tags;
}

/** Nothing that would be thrown away, and above all no thumbnails and no XMP, which is read without building a tree of it. */
const left = { xmp: true, icc: true, mpf: true, makerNotes: true, photoshop: true, thumbnail: true, jfif: true, png: true } as const;

export interface TaggedFacts {
  readonly facts: readonly ImageFacts[];
  readonly damaged: boolean;
}

/** What EXIF and IPTC say. */
export async function taggedFacts(tagged: Buffer): Promise<TaggedFacts> {
  const { default: reader } = await import('exifreader');
  try {
    const { exif, iptc, file, riff } = reader.load(tagged, { expanded: true, excludeTags: left }) as unknown as TagGroups;
    const facts = [...(exif ? [exifFacts(exif)] : []), ...(iptc ? [iptcFacts(iptc)] : [])];
    return { facts: [...facts, { fields: sizeOf(exif ?? {}, { ...file, ...riff }) }], damaged: false };
  } catch {
    // It throws errors without a class: the format is not what it seemed, or ends early.
    return { facts: [], damaged: true };
  }
}

/** The size of what the camera took, rather than that of a preview that stands first in the file. */
function sizeOf(exif: Tags, file: Tags): MetadataFields {
  return present({
    width: first(file, 'Image Width', 'ImageWidth') ?? first(exif, 'PixelXDimension', 'ImageWidth'),
    height: first(file, 'Image Height', 'ImageHeight') ?? first(exif, 'PixelYDimension', 'ImageLength'),
    bitsPerSample: Number.parseInt(textOf(exif, 'BitsPerSample') ?? '', 10) || undefined,
  });
}

function first(tags: Tags, ...names: readonly string[]): number | undefined {
  return names.map((name) => numberOf(tags, name)).find((value) => value !== undefined && value > 0);
}
