import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'outlook-store',
  description: 'Reads the files that Outlook keeps mail in (PST, OST): each message with its folder, people, text and attachments',
  contentExtractors: {
    store: {
      version: 2,
      preferredMimeTypes: ['application/vnd.ms-outlook-pst'],
      fileExtensions: ['.pst', '.ost'],
      async extract(host, content, metadata) {
        const { extractStore } = await import('./extract-store.ts');
        await extractStore(host, content, metadata);
      },
    },
  },
});
