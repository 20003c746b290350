import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'font',
  description: 'Reads what fonts say of themselves: names, designer, licence',
  contentExtractors: {
    font: {
      version: 1,
      preferredMimeTypes: ['font/ttf', 'font/otf', 'font/sfnt', 'font/collection', 'font/woff', 'font/woff2'],
      fileExtensions: ['.ttf', '.otf', '.ttc', '.otc', '.woff', '.woff2'],
      async extract(host, content) {
        const { extractFont } = await import('./extract-font.ts');
        await extractFont(host, content);
      },
    },
  },
});
