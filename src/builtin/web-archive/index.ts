import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'web-archive',
  description: 'Reads pages as browsers and crawlers keep them: MHTML, Safari web archives, WARC and ARC',
  contentExtractors: {
    mhtml: {
      version: 3,
      preferredMimeTypes: ['multipart/related', 'application/x-mimearchive'],
      fileExtensions: ['.mht', '.mhtml'],
      async extract(host, content) {
        const { extractMhtml } = await import('./extract-mhtml.ts');
        await extractMhtml(host, content);
      },
    },
    webarchive: {
      version: 3,
      preferredMimeTypes: ['application/x-bplist-webarchive'],
      fileExtensions: ['.webarchive'],
      async extract(host, content) {
        const { extractWebarchive } = await import('./extract-webarchive.ts');
        await extractWebarchive(host, content);
      },
    },
    warc: {
      version: 2,
      preferredMimeTypes: ['application/warc', 'application/warc+gz', 'application/arc', 'application/arc+gz'],
      fileExtensions: ['.warc', '.warc.gz', '.arc.gz'],
      async extract(host, content) {
        const { extractWarc } = await import('./warc/extract-warc.ts');
        await extractWarc(host, content);
      },
    },
  },
});
