import { definePlugin } from '../../plugin/define-plugin.ts';

/** Where a shortcut leads is what it is about; the target is not opened. */
export default definePlugin({
  name: 'shortcut',
  description: 'Reads shortcuts: .desktop, .url and .lnk files',
  contentExtractors: {
    desktop: {
      version: 1,
      textRetention: 'reread',
      preferredMimeTypes: ['application/x-desktop', 'application/x-mswinurl'],
      fileExtensions: ['.desktop', '.directory', '.url'],
      async extract(host, content) {
        const { readKeyFile } = await import('./read-key-file.ts');
        const { text, metadata } = readKeyFile(await content.text());
        await host.addItem(text, metadata);
      },
    },
    lnk: {
      version: 1,
      textRetention: 'reread',
      preferredMimeTypes: ['application/x-ms-shortcut'],
      fileExtensions: ['.lnk'],
      async extract(host, content) {
        const { readShellLink } = await import('./read-shell-link.ts');
        const { text, metadata } = readShellLink(await content.bytes());
        await host.addItem(text, metadata);
      },
    },
  },
});
