import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import { readTable } from './read-table.ts';

export default definePlugin({
  name: 'csv',
  description: 'Reads tables of comma- or tab-separated values',
  contentExtractors: {
    table: {
      version: 1,
      textRetention: 'reread',
      preferredMimeTypes: ['text/csv', 'text/tab-separated-values'],
      fileExtensions: ['.csv', '.tsv', '.tab'],
      async extract(host, content) {
        const { text, columns } = await readTable(cleanText(await content.text()));
        await host.addItem(text, columns === undefined ? {} : { columns });
      },
    },
  },
});
