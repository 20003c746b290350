import { definePlugin } from '../../plugin/define-plugin.ts';

const types = `jpeg png apng gif webp tiff heic heif heic-sequence heif-sequence avif bmp jxl jp2 jpx vnd.adobe.photoshop
  x-canon-cr2 x-canon-cr3 x-nikon-nef x-sony-arw x-adobe-dng x-fujifilm-raf x-olympus-orf x-panasonic-rw2 x-pentax-pef
  x-sony-sr2 x-sony-srf x-nikon-nrw`.split(/\s+/);

export default definePlugin({
  name: 'image',
  description: 'Reads what images say of themselves (EXIF, IPTC, XMP, text chunks), and on demand the words that they show',
  options: () => import('./options.ts').then((module) => module.options),
  contentExtractors: {
    image: {
      version: 2,
      preferredMimeTypes: types.map((type) => `image/${type}`),
      async extract(host, content) {
        const { extractImage } = await import('./extract-image.ts');
        await extractImage(host, content);
      },
      async render(content, request) {
        const { renderImage } = await import('./render-image.ts');
        return renderImage(content, request);
      },
    },
  },
});
