import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import { tomlMetadata } from './toml-metadata.ts';

/** TOML is indexed as it stands: keys, values and comments are all looked for, and it need not be valid. */
export default definePlugin({
  name: 'toml',
  description: 'Reads TOML',
  contentExtractors: {
    toml: {
      version: 1,
      textRetention: 'reread',
      preferredMimeTypes: ['application/toml'],
      fileExtensions: ['.toml'],
      async extract(host, content) {
        const text = cleanText(await content.text());
        await host.addItem(text, { ...(await tomlMetadata(text)) });
      },
    },
  },
});
