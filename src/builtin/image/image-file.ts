/** What an image file holds beside its pixels, in the form that it is stored in. */
export interface ImageFile {
  readonly width?: number;
  readonly height?: number;
  readonly bitsPerSample?: number;
  /** Samples of a pixel, where that is known. */
  readonly channels?: number;
  /** ISO 8601. */
  readonly modifiedAt?: string;
  /** EXIF and IPTC, within a file that EXIF readers know: TIFF, or an image as far as its pixels. */
  readonly tagged?: Buffer;
  /** XMP packet. */
  readonly xmp?: string;
  readonly texts?: readonly ImageText[];
  /** The file ends early, or is not what it says. */
  readonly damaged?: boolean;
}

export interface ImageText {
  /** What the format calls it: `Title`, `Comment`, `parameters`. */
  readonly keyword: string;
  readonly text: string;
}

/** Of text chunks and comments, over all of them. */
export const mostTextBytes = 8 * 1024 * 1024;
export const mostTexts = 1000;
