import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'diagram',
  description: 'Reads the words of diagrams: draw.io and Excalidraw',
  contentExtractors: {
    drawio: {
      version: 1,
      preferredMimeTypes: ['application/vnd.jgraph.mxfile'],
      fileExtensions: ['.drawio', '.dio'],
      async extract(host, content) {
        const { readDrawio } = await import('./read-drawio.ts');
        const { text, metadata } = readDrawio(await content.text());
        await host.addItem(text, metadata);
      },
    },
    excalidraw: {
      version: 1,
      textRetention: 'reread',
      preferredMimeTypes: ['application/vnd.excalidraw+json'],
      fileExtensions: ['.excalidraw', '.excalidrawlib'],
      async extract(host, content) {
        const { readExcalidraw } = await import('./read-excalidraw.ts');
        const { text, metadata } = readExcalidraw(await content.text());
        await host.addItem(text, metadata);
      },
    },
  },
});
