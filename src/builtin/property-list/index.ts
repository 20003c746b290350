import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'property-list',
  description: 'Reads property lists of macOS and iOS, binary and XML, and bookmarks of Safari in files',
  contentExtractors: {
    plist: {
      version: 1,
      preferredMimeTypes: ['application/x-plist', 'application/x-bplist'],
      fileExtensions: ['.plist', '.webloc', '.mobileconfig'],
      async extract(host, content) {
        const { propertyListText } = await import('./property-list-text.ts');
        const { text, metadata } = propertyListText(await content.bytes());
        await host.addItem(text, metadata);
      },
    },
  },
});
