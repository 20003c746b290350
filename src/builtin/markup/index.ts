import { cleanText } from '../../kit/plain-text/clean-text.ts';
import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import type { MarkupText } from './markup-document.ts';

/** Formats that are text with marks: without the marks, and with what they say of title, headings, authors, tags and links. */
export default definePlugin({
  name: 'markup',
  description: 'Reads Org, reStructuredText, AsciiDoc, LaTeX, manual pages, Texinfo, POD, wikitext, Textile, txt2tags, Fountain',
  contentExtractors: {
    org: reader(['text/x-org'], ['.org'], async () => (await import('./read-org.ts')).readOrg),
    rst: reader(['text/x-rst'], ['.rst'], async () => (await import('./read-rst.ts')).readRst),
    asciidoc: reader(['text/x-asciidoc'], ['.adoc', '.asciidoc'], async () => (await import('./read-asciidoc.ts')).readAsciidoc),
    latex: reader(['application/x-tex', 'application/x-latex'], ['.tex', '.latex'], async () => (await import('./read-tex.ts')).readTex),
    troff: reader(
      ['text/troff', 'application/x-troff'],
      ['.man', '.roff', '.mdoc'],
      async () => (await import('./troff/read-troff.ts')).readTroff,
    ),
    texinfo: reader(['application/x-texinfo'], ['.texi', '.texinfo', '.txi'], async () => (await import('./read-texinfo.ts')).readTexinfo),
    pod: reader(['text/x-pod'], ['.pod'], async () => (await import('./read-pod.ts')).readPod),
    mediawiki: reader(['text/x-mediawiki'], ['.mediawiki', '.wiki'], async () => (await import('./read-mediawiki.ts')).readMediawiki),
    textile: reader(['text/x-textile'], ['.textile'], async () => (await import('./read-textile.ts')).readTextile),
    txt2tags: reader(['text/x-txt2tags'], ['.t2t'], async () => (await import('./read-txt2tags.ts')).readTxt2tags),
    fountain: reader(['text/x-fountain'], ['.fountain'], async () => (await import('./read-fountain.ts')).readFountain),
  },
});

function reader(
  preferredMimeTypes: readonly string[],
  fileExtensions: readonly string[],
  load: () => Promise<(source: string) => MarkupText>,
): ContentExtractor {
  return {
    version: 1,
    preferredMimeTypes,
    fileExtensions,
    textRetention: 'reread',
    async extract(host, content, metadata) {
      const read = await load();
      const { text, metadata: said } = read(cleanText(await content.text()));
      await host.addItem(text, metadata.merge(said));
    },
  };
}
