import type { Content } from '../../plugin/content.ts';
import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import type { OpenArchive } from './archive.ts';

export default definePlugin({
  name: 'archive',
  description: 'Reads what is in archives, packages, disc images and compressed files',
  contentExtractors: {
    zip: reader(
      async () => (await import('./formats/zip.ts')).openZipArchive,
      [
        'application/zip',
        'application/java-archive',
        'application/vnd.android.package-archive',
        'application/x-xpinstall',
        'application/x-google-chrome-extension',
        'application/x-xliff+zip',
        'application/vnd.google-earth.kmz',
      ],
    ),
    tar: reader(async () => (await import('./formats/tar.ts')).openTarArchive, ['application/x-tar', 'application/x-gtar']),
    compressed: reader(
      async () => (await import('./formats/compressed.ts')).openCompressed,
      [
        'application/gzip',
        'application/x-bzip2',
        'application/x-xz',
        'application/zstd',
        'application/x-brotli',
        'application/x-lz4',
        'application/x-compress',
        'application/lzip',
        'application/x-lzma',
        'application/zlib',
      ],
    ),
    'unix-archive': reader(
      async () => (await import('./formats/ar.ts')).openArArchive,
      ['application/x-unix-archive', 'application/x-archive'],
    ),
    deb: reader(
      async () => (await import('./formats/deb.ts')).openDebPackage,
      ['application/x-deb', 'application/vnd.debian.binary-package'],
    ),
    rpm: reader(async () => (await import('./formats/rpm.ts')).openRpmPackage, ['application/x-rpm']),
    cpio: reader(async () => (await import('./formats/cpio.ts')).openCpioArchive, ['application/x-cpio']),
    iso9660: reader(async () => (await import('./formats/iso/iso9660.ts')).openDiscImage, ['application/x-iso9660-image']),
    xar: reader(async () => (await import('./formats/xar.ts')).openXarArchive, ['application/x-xar']),
    libarchive: reader(
      async () => (await import('./formats/libarchive/libarchive.ts')).openWithLibarchive,
      ['application/x-7z-compressed', 'application/vnd.rar', 'application/vnd.ms-cab-compressed', 'application/x-lzh-compressed'],
    ),
  },
});

/** Types are always known from content or name, so that text which only is named like an archive stays text. */
function reader(load: () => Promise<OpenArchive>, preferredMimeTypes: readonly string[]): ContentExtractor {
  return {
    version: 1,
    preferredMimeTypes,
    async extract(host, content: Content, metadata) {
      const [{ extractArchive }, open] = await Promise.all([import('./extract-archive.ts'), load()]);
      await extractArchive(host, content, metadata, open);
    },
  };
}
