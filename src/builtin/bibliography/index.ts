import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import type { ReadEntries } from './entry.ts';

/** Each entry is an item of its own, beside the file. */
export default definePlugin({
  name: 'bibliography',
  description: 'Reads literature databases: BibTeX, RIS, PubMed and EndNote, each entry a part of its own',
  contentExtractors: {
    bibtex: reader(
      ['application/x-bibtex', 'application/x-bibtex-text-file'],
      ['.bib'],
      async () => (await import('./read-bibtex.ts')).readBibtex,
    ),
    tagged: reader(
      ['application/x-research-info-systems', 'application/nbib', 'application/x-endnote-refer'],
      ['.ris', '.nbib', '.enw'],
      async () => (await import('./read-tagged.ts')).readTagged,
    ),
  },
});

function reader(
  preferredMimeTypes: readonly string[],
  fileExtensions: readonly string[],
  load: () => Promise<ReadEntries>,
): ContentExtractor {
  return {
    version: 1,
    textRetention: 'reread',
    preferredMimeTypes,
    fileExtensions,
    async extract(host, content) {
      const [{ addEntries }, read] = await Promise.all([import('./add-entries.ts'), load()]);
      await addEntries(host, read(await content.text()));
    },
  };
}
