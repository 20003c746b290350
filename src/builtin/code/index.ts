import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import { languages } from './languages.ts';
import { readSymbols } from './read-symbols.ts';

/** Source code is indexed as it stands: names, comments and strings are all looked for. */
export default definePlugin({
  name: 'code',
  description: 'Reads source code',
  contentExtractors: {
    source: {
      version: 2,
      textRetention: 'reread',
      preferredMimeTypes: Object.keys(languages),
      fileExtensions: Object.values(languages).flatMap(([, extensions]) => extensions.split(' ').filter((extension) => extension !== '')),
      async extract(host, content) {
        const text = cleanText(await content.text());
        const programmingLanguage = languages[content.mimeType]?.[0] ?? languageByName(content.name);
        const symbols = readSymbols(text, content.mimeType);
        await host.addItem(text, {
          ...(programmingLanguage !== undefined && { programmingLanguage }),
          ...(symbols.length > 0 && { symbols }),
        });
      },
    },
  },
});

function languageByName(name: string): string | undefined {
  const lower = name.toLowerCase();
  const extension = lower.slice(lower.lastIndexOf('.'));
  return Object.values(languages).find(([, extensions]) =>
    extensions.split(' ').some((known) => known === extension || known === lower),
  )?.[0];
}
