import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'markdown',
  description: 'Reads Markdown: prose, front matter, headings, links, wikilinks and tags',
  contentExtractors: {
    markdown: {
      version: 2,
      preferredMimeTypes: ['text/markdown', 'text/x-markdown'],
      fileExtensions: ['.md', '.markdown', '.mdown', '.mkd', '.mdx', '.qmd', '.rmd'],
      textRetention: 'reread',
      async extract(host, content, metadata) {
        const { extractMarkdown } = await import('./extract-markdown.ts');
        await extractMarkdown(host, content, metadata);
      },
    },
  },
});
