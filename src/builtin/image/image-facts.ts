import type { MetadataFields } from '../../plugin/metadata.ts';

/** What one part of an image file (EXIF, IPTC, XMP, text chunks) says of the image. */
export interface ImageFacts {
  readonly titles?: readonly string[];
  readonly descriptions?: readonly string[];
  readonly tags?: readonly string[];
  readonly authors?: readonly string[];
  readonly people?: readonly string[];
  readonly places?: readonly string[];
  readonly copyright?: readonly string[];
  /** Anything else that a person wrote, or that the image was made from. */
  readonly comments?: readonly string[];
  /** Single values. */
  readonly fields?: MetadataFields;
}

type ListName = Exclude<keyof ImageFacts, 'fields'>;

/** What cameras write where a person could say something. */
const emptyPhrases =
  /^(?:olympus digital camera|sony dsc|digital camera|camera|minolta digital camera|konica minolta.*|default|untitled|n\/a|-+|\d+)$/i;

/** All values of a list over several parts, each once. */
export function listed(parts: readonly ImageFacts[], name: ListName): readonly string[] {
  const values = parts.flatMap((part) => part[name] ?? []).map((value) => value.replaceAll(/\r\n?/g, '\n').trim());
  return [...new Set(values)].filter((value) => value !== '');
}

/** The same without what nobody wrote. */
export const written = (parts: readonly ImageFacts[], name: ListName): readonly string[] =>
  listed(parts, name).filter((value) => !emptyPhrases.test(value));
