import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';

/**
 * Plain text, and every kind of text that no other extractor reads. `text/plain` is not listed by itself, so that a plugin that names a file
 * extension only goes first.
 */
export default definePlugin({
  name: 'text',
  description: 'Reads plain text, logs, configuration files and lightweight markup',
  contentExtractors: {
    plain: {
      version: 1,
      textRetention: 'reread',
      preferredMimeTypes: ['text/*'],
      fileExtensions: ['.txt', '.text', '.log', '.ini', '.conf', '.cfg', '.nfo'],
      async extract(host, content) {
        await host.addItem(cleanText(await content.text()));
      },
    },
  },
});
