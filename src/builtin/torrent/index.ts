import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'torrent',
  description: 'Reads torrent files: name, comment and the names of the files',
  contentExtractors: {
    torrent: {
      version: 1,
      preferredMimeTypes: ['application/x-bittorrent'],
      fileExtensions: ['.torrent'],
      async extract(host, content) {
        const { readTorrent } = await import('./read-torrent.ts');
        const { text, metadata } = readTorrent(await content.bytes());
        await host.addItem(text, metadata);
      },
    },
  },
});
