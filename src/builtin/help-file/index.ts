import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'help-file',
  description: 'Reads compiled help of Windows (CHM): its contents, and each page',
  contentExtractors: {
    chm: {
      version: 1,
      preferredMimeTypes: ['application/vnd.ms-htmlhelp'],
      fileExtensions: ['.chm'],
      async extract(host, content, metadata) {
        const { extractChm } = await import('./extract-chm.ts');
        await extractChm(host, content, metadata);
      },
    },
  },
});
