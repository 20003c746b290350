import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import type { OpenDataSet } from './data-set.ts';

function reader(type: string, extensions: readonly string[], load: () => Promise<OpenDataSet>): ContentExtractor {
  return {
    version: 1,
    preferredMimeTypes: [type],
    fileExtensions: extensions,
    async extract(host, content, metadata) {
      const [{ extractDataSet }, open] = await Promise.all([import('./extract-data-set.ts'), load()]);
      await extractDataSet(host, { content, metadata, open });
    },
  };
}

export default definePlugin({
  name: 'dataset',
  description: 'Reads tables of statistics programs and databases: SAS, Stata, SPSS, dBase',
  contentExtractors: {
    sas: reader('application/x-sas-data', ['.sas7bdat'], async () => (await import('./sas/open-sas.ts')).openSas),
    stata: reader('application/x-stata-dta', ['.dta'], async () => (await import('./stata/open-stata.ts')).openStata),
    spss: reader('application/x-spss-sav', ['.sav', '.zsav'], async () => (await import('./spss/open-spss.ts')).openSpss),
    dbase: reader('application/vnd.dbf', ['.dbf'], async () => (await import('./dbase/open-dbase.ts')).openDbase),
  },
});
