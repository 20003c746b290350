import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import { languages } from './languages.ts';
import { readSymbols } from './read-symbols.ts';

/** Source code is indexed as it stands: names, comments and strings are all looked for. */
export default definePlugin({
  name: 'code',
  description: 'Reads source code',
  options: () => import('./options.ts').then((module) => module.options),
  contentExtractors: {
    source: {
      version: 3,
      textRetention: 'reread',
      preferredMimeTypes: Object.keys(languages),
      fileExtensions: Object.values(languages).flatMap(([, extensions]) => extensions.split(' ').filter((extension) => extension !== '')),
      async extract(host, content) {
        const text = cleanText(await content.text());
        const programmingLanguage = languages[content.mimeType]?.[0] ?? languageByName(content.name);
        const symbols = await symbolsOf(text, content.mimeType, host.options.symbols);
        await host.addItem(text, {
          ...(programmingLanguage !== undefined && { programmingLanguage }),
          ...(symbols.length > 0 && { symbols }),
        });
      },
    },
  },
});

async function symbolsOf(text: string, mimeType: string, way: 'lines' | 'tree-sitter'): Promise<readonly string[]> {
  if (way === 'lines') return readSymbols(text, mimeType);
  const { parseSymbols } = await import('./parse-symbols.ts');
  return parseSymbols(text, mimeType);
}

function languageByName(name: string): string | undefined {
  const lower = name.toLowerCase();
  const extension = lower.slice(lower.lastIndexOf('.'));
  return Object.values(languages).find(([, extensions]) =>
    extensions.split(' ').some((known) => known === extension || known === lower),
  )?.[0];
}
