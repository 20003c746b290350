const longest = 1024 * 1024;

/** `FF D8`, then a segment with EXIF whose only tag says which way is up: browsers turn the image by it. */
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const exif = Buffer.from('ffd8ffe1002245786966000049492a0008000000010012010300010000000100000000000000', 'hex');
  exif[30] = orientation;
  return Buffer.concat([exif, jpeg.subarray(2)]);
}

/** The JPEG that a camera put beside the image (CIPA DC-008, 4.5.8), turned as the image is; `undefined` where there is none. */
export async function embeddedThumbnail(tagged: Buffer): Promise<Uint8Array | undefined> {
  const { default: reader } = await import('exifreader');
  try {
    const { Thumbnail: thumbnail, exif } = reader.load(tagged, {
      expanded: true,
      includeTags: { exif: ['Orientation'], thumbnail: true },
    }) as {
      readonly Thumbnail?: { readonly image?: ArrayBuffer };
      readonly exif?: { readonly Orientation?: { readonly value?: unknown } };
    };
    const jpeg = Buffer.from(thumbnail?.image ?? new ArrayBuffer());
    if (jpeg.length < 4 || jpeg.length > longest || jpeg.readUInt16BE(0) !== 0xffd8) return undefined;
    const orientation = exif?.Orientation?.value;
    return typeof orientation === 'number' && orientation > 1 && orientation <= 8
      ? withOrientation(jpeg, orientation)
      : Uint8Array.from(jpeg);
  } catch {
    // The reader throws errors without a class on what is damaged.
    return undefined;
  }
}
