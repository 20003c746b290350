import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import { declaredCharset } from './charset.ts';

const docbook = 'application/docbook+xml';
const applicationTypes = `xml xml-dtd docbook+xml rdf+xml onix-message+xml tei+xml jats+xml x-abiword vnd.ms-wordml
  rss+xml atom+xml wsdl+xml xslt+xml mathml+xml`.split(/\s+/);

/** Every XML that has no extractor of its own: data, DocBook, outlines, drawings. */
export default definePlugin({
  name: 'xml',
  description: 'Reads XML: data, DocBook, OPML, SVG and others',
  contentExtractors: {
    document: {
      version: 2,
      textRetention: 'reread',
      preferredMimeTypes: ['text/x-opml', ...applicationTypes.map((name) => `application/${name}`)],
      fileExtensions: ['.xml', '.docbook', '.dbk', '.opml', '.xsd', '.xsl', '.xslt', '.xmp', '.rdf'],
      async extract(host, content) {
        const { readDocument } = await import('./read-document.ts');
        const { text, metadata } = readDocument(await content.text(await declaredCharset(content)), content.mimeType === docbook);
        await host.addItem(cleanText(text), metadata);
      },
    },
  },
});
