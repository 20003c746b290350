/** Which way is up (EXIF, 1 to 8): 1 where nothing is said, or nothing sensible. */
export async function orientationOf(tagged: Buffer): Promise<number> {
  const { default: reader } = await import('exifreader');
  try {
    const { exif } = reader.load(tagged, { expanded: true, includeTags: { exif: ['Orientation'] } }) as {
      readonly exif?: { readonly Orientation?: { readonly value?: unknown } };
    };
    const value = exif?.Orientation?.value;
    return typeof value === 'number' && value >= 1 && value <= 8 ? value : 1;
  } catch {
    // The reader throws errors without a class on what is damaged.
    return 1;
  }
}
