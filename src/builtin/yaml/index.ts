import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import { yamlMetadata } from './yaml-metadata.ts';

/** YAML is indexed as it stands: keys, values and comments are all looked for, and it need not be valid. */
export default definePlugin({
  name: 'yaml',
  description: 'Reads YAML',
  contentExtractors: {
    yaml: {
      version: 1,
      textRetention: 'reread',
      preferredMimeTypes: ['application/yaml'],
      fileExtensions: ['.yaml', '.yml'],
      async extract(host, content) {
        const text = cleanText(await content.text());
        await host.addItem(text, { ...(await yamlMetadata(text)) });
      },
    },
  },
});
