import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'ebook',
  description: 'Reads e-books: EPUB, FictionBook, Mobipocket and Kindle, and what comic archives say about themselves',
  contentExtractors: {
    epub: {
      version: 2,
      preferredMimeTypes: ['application/epub+zip', 'application/x-ibooks+zip'],
      fileExtensions: ['.epub', '.ibooks'],
      async extract(host, content, metadata) {
        const { extractEpub } = await import('./epub/extract-epub.ts');
        await extractEpub(host, content, metadata);
      },
    },
    fictionbook: {
      version: 1,
      preferredMimeTypes: ['application/x-fictionbook+xml'],
      fileExtensions: ['.fb2'],
      async extract(host, content, metadata) {
        const { extractFictionBook } = await import('./extract-fictionbook.ts');
        await extractFictionBook(host, content, metadata);
      },
    },
    mobipocket: {
      version: 2,
      preferredMimeTypes: ['application/x-mobipocket-ebook', 'application/vnd.amazon.ebook', 'application/vnd.amazon.mobi8-ebook'],
      fileExtensions: ['.mobi', '.azw', '.azw3', '.prc'],
      async extract(host, content, metadata) {
        const { extractMobi } = await import('./mobi/extract-mobi.ts');
        await extractMobi(host, content, metadata);
      },
    },
    comic: {
      version: 1,
      preferredMimeTypes: ['application/vnd.comicbook+zip', 'application/x-cbz'],
      fileExtensions: ['.cbz'],
      async extract(host, content, metadata) {
        const { extractComic } = await import('./extract-comic.ts');
        await extractComic(host, content, metadata);
      },
    },
  },
});
