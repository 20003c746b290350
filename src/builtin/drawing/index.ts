import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'drawing',
  description: 'Reads the words of drawings: DXF, Windows metafiles',
  contentExtractors: {
    dxf: {
      version: 1,
      preferredMimeTypes: ['image/vnd.dxf'],
      fileExtensions: ['.dxf'],
      async extract(host, content) {
        const { readDxf } = await import('./read-dxf.ts');
        const { text, metadata } = readDxf(await content.bytes());
        await host.addItem(text, metadata);
      },
    },
    wmf: {
      version: 1,
      preferredMimeTypes: ['image/wmf'],
      fileExtensions: ['.wmf', '.apm'],
      async extract(host, content) {
        const { readWmf } = await import('./read-wmf.ts');
        await host.addItem(readWmf(await content.bytes()));
      },
    },
    emf: {
      version: 1,
      preferredMimeTypes: ['image/emf'],
      fileExtensions: ['.emf'],
      async extract(host, content) {
        const { readEmf } = await import('./read-emf.ts');
        const { text, metadata } = readEmf(await content.bytes());
        await host.addItem(text, metadata);
      },
    },
  },
});
