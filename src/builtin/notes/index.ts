import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'notes',
  description: 'Reads Evernote exports and canvases of Obsidian',
  contentExtractors: {
    enex: {
      version: 1,
      preferredMimeTypes: ['application/enex+xml'],
      fileExtensions: ['.enex'],
      async extract(host, content) {
        const { extractEnex } = await import('./extract-enex.ts');
        await extractEnex(host, content);
      },
    },
    canvas: {
      version: 1,
      textRetention: 'reread',
      preferredMimeTypes: ['application/x-canvas+json'],
      fileExtensions: ['.canvas'],
      async extract(host, content) {
        const { readCanvas } = await import('./read-canvas.ts');
        const { text, metadata } = readCanvas(await content.text());
        await host.addItem(text, metadata);
      },
    },
  },
});
