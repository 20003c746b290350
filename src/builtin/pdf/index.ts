import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'pdf',
  description: 'Reads PDF: text, outline, forms, annotations and attachments, and on demand the words of scanned pages',
  options: () => import('./options.ts').then((module) => module.options),
  contentExtractors: {
    pdf: {
      version: 2,
      preferredMimeTypes: ['application/pdf'],
      fileExtensions: ['.pdf'],
      async extract(host, content) {
        const { extractPdf } = await import('./extract-pdf.ts');
        await extractPdf(host, content);
      },
      async render(content, request) {
        const { renderPdf } = await import('./render-pdf.ts');
        return renderPdf(content, request);
      },
    },
  },
});
