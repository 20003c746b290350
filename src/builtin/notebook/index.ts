import { unescapeJson } from '../../kit/json-text/unescape-json.ts';
import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import { readNotebook, type Notebook } from './read-notebook.ts';

export default definePlugin({
  name: 'notebook',
  description: 'Reads Jupyter notebooks: cells, and outputs that are text',
  contentExtractors: {
    jupyter: {
      version: 1,
      textRetention: 'reread',
      preferredMimeTypes: ['application/x-ipynb+json'],
      fileExtensions: ['.ipynb'],
      async extract(host, content) {
        const json = await content.text();
        const notebook = parse(json);
        if (notebook === undefined) {
          host.markPartial({ code: 'corrupt', text: 'It is not a valid notebook; its raw text is indexed.' });
          return host.addItem(cleanText(unescapeJson(json)));
        }
        const { text, ...metadata } = notebook;
        await host.addItem(cleanText(text), metadata);
      },
    },
  },
});

function parse(json: string): Notebook | undefined {
  try {
    return readNotebook(JSON.parse(json));
  } catch {
    return undefined;
  }
}
