import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'iwork',
  description: 'Reads documents of Pages, Numbers and Keynote, from 2005 on',
  contentExtractors: {
    document: {
      version: 1,
      preferredMimeTypes: [
        'application/vnd.apple.pages',
        'application/vnd.apple.numbers',
        'application/vnd.apple.keynote',
        'application/vnd.apple.iwork',
      ],
      fileExtensions: ['.pages', '.numbers', '.key', '.keynote', '.kth', '.nmbtemplate'],
      // Private keys are named alike.
      canExtract: async (content) => Buffer.from(await content.bytes({ start: 0, end: 2 })).toString('latin1') === 'PK',
      async extract(host, content, metadata) {
        const { extractIwork } = await import('./extract-iwork.ts');
        await extractIwork(host, content, metadata);
      },
    },
  },
});
