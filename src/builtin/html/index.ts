import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'html',
  description: 'Reads web pages: HTML and XHTML',
  contentExtractors: {
    html: {
      version: 3,
      preferredMimeTypes: ['text/html', 'application/xhtml+xml'],
      fileExtensions: ['.html', '.htm', '.xhtml', '.xht', '.shtml'],
      textRetention: 'reread',
      async extract(host, content, metadata) {
        const { extractHtml } = await import('./extract-html.ts');
        await extractHtml(host, content, metadata);
      },
    },
  },
});
