import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'translation',
  description: 'Reads translations: gettext, XLIFF, TMX and Java properties',
  contentExtractors: {
    po: {
      version: 1,
      textRetention: 'reread',
      preferredMimeTypes: ['text/x-gettext-translation', 'text/x-gettext-translation-template'],
      fileExtensions: ['.po', '.pot'],
      async extract(host, content) {
        const { declaredCharset, readPo } = await import('./read-po.ts');
        const { text, metadata } = readPo(await content.text(await declaredCharset(content)));
        await host.addItem(text, metadata);
      },
    },
    mo: {
      version: 1,
      preferredMimeTypes: ['application/x-gettext-mo'],
      fileExtensions: ['.mo', '.gmo'],
      async extract(host, content) {
        const { readMo } = await import('./read-mo.ts');
        const { text, metadata } = readMo(await content.bytes());
        await host.addItem(text, metadata);
      },
    },
    xml: {
      version: 1,
      preferredMimeTypes: ['application/xliff+xml', 'application/x-xliff+xml', 'application/x-tmx+xml'],
      fileExtensions: ['.xlf', '.xliff', '.sdlxliff', '.mqxliff', '.tmx'],
      async extract(host, content) {
        const { readBilingual } = await import('./read-bilingual.ts');
        const { text, metadata } = await readBilingual(content.stream());
        await host.addItem(text, metadata);
      },
    },
    properties: {
      version: 1,
      textRetention: 'reread',
      preferredMimeTypes: ['text/x-java-properties'],
      fileExtensions: ['.properties'],
      async extract(host, content) {
        const { readProperties } = await import('./read-properties.ts');
        await host.addItem(readProperties(await content.text()));
      },
    },
  },
});
