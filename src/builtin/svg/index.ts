import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'svg',
  description: 'Reads the text of drawings (SVG), and what they say of themselves',
  contentExtractors: {
    drawing: {
      version: 1,
      textRetention: 'reread',
      preferredMimeTypes: ['image/svg+xml'],
      fileExtensions: ['.svg', '.svgz'],
      async extract(host, content) {
        const { extractSvg } = await import('./extract-svg.ts');
        await extractSvg(host, content);
      },
    },
  },
});
