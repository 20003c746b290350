import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { Metadata } from '../../plugin/metadata.ts';
import type { CompoundFile } from '../../kit/compound-file/compound-file.ts';
import type { LegacyDocument } from './legacy/extract-legacy-word.ts';
import type { DocumentParts } from './document-parts.ts';
import { isArchive, isCompoundFile, isPackage, isPackageOrXml } from './signatures.ts';

type PartsExtractor = (host: ContentExtractorHost, parts: DocumentParts, metadata: Metadata) => Promise<void>;

/** OpenDocument, its templates and master documents; StarOffice 6 had the same elements under other names. */
const openDocumentTypes = [
  ...['text', 'spreadsheet', 'presentation', 'graphics', 'chart', 'formula', 'text-master', 'text-web', 'image'].flatMap((kind) => [
    `application/vnd.oasis.opendocument.${kind}`,
    `application/vnd.oasis.opendocument.${kind}-template`,
    `application/vnd.oasis.opendocument.${kind}-flat-xml`,
  ]),
  ...['writer', 'calc', 'impress', 'draw', 'math', 'writer.global'].flatMap((kind) => [
    `application/vnd.sun.xml.${kind}`,
    `application/vnd.sun.xml.${kind}.template`,
  ]),
];
const openDocumentExtensions =
  '.odt .ott .odm .oth .ods .ots .odp .otp .odg .otg .odf .odc .fodt .fods .fodp .fodg .sxw .stw .sxc .stc .sxi .sti .sxd .std .sxg .sxm';

const open = 'application/vnd.openxmlformats-officedocument';

/** An extractor of documents of Office 2007 and later. */
function ooxml(types: readonly string[], extensions: readonly string[], load: () => Promise<PartsExtractor>): ContentExtractor {
  return {
    version: 2,
    preferredMimeTypes: types,
    fileExtensions: extensions,
    canExtract: isPackage,
    async extract(host, content, metadata) {
      const [{ openOoxml }, extract] = await Promise.all([import('./ooxml/open-ooxml.ts'), load()]);
      await extract(host, await openOoxml(content), metadata);
    },
  };
}

type LegacyReader = (file: CompoundFile) => LegacyDocument | Promise<LegacyDocument>;

/** An extractor of documents of Office 97 to 2003, and before. */
function legacy(type: string, extensions: readonly string[], load: () => Promise<LegacyReader>): ContentExtractor {
  return {
    version: 2,
    preferredMimeTypes: [type],
    fileExtensions: extensions,
    canExtract: isCompoundFile,
    async extract(host, content, metadata) {
      const [{ extractLegacy }, read] = await Promise.all([import('./legacy/extract-legacy.ts'), load()]);
      await extractLegacy(host, content, metadata, read);
    },
  };
}

export default definePlugin({
  name: 'office',
  description: 'Reads documents, spreadsheets and presentations of Microsoft Office, LibreOffice and their relatives',
  contentExtractors: {
    word: {
      ...ooxml(
        [
          `${open}.wordprocessingml.document`,
          `${open}.wordprocessingml.template`,
          'application/vnd.ms-word.document.macroenabled.12',
          'application/vnd.ms-word.template.macroenabled.12',
        ],
        ['.docx', '.docm', '.dotx', '.dotm'],
        async () => (await import('./word/extract-word.ts')).extractWord,
      ),
      version: 3,
    },
    sheets: ooxml(
      [
        `${open}.spreadsheetml.sheet`,
        `${open}.spreadsheetml.template`,
        'application/vnd.ms-excel.sheet.macroenabled.12',
        'application/vnd.ms-excel.template.macroenabled.12',
        'application/vnd.ms-excel.addin.macroenabled.12',
      ],
      ['.xlsx', '.xlsm', '.xltx', '.xltm', '.xlam'],
      async () => (await import('./sheets/extract-sheets.ts')).extractSheets,
    ),
    slides: ooxml(
      [
        `${open}.presentationml.presentation`,
        `${open}.presentationml.slideshow`,
        `${open}.presentationml.template`,
        'application/vnd.ms-powerpoint.presentation.macroenabled.12',
        'application/vnd.ms-powerpoint.slideshow.macroenabled.12',
        'application/vnd.ms-powerpoint.template.macroenabled.12',
        'application/vnd.ms-powerpoint.addin.macroenabled.12',
      ],
      ['.pptx', '.pptm', '.ppsx', '.ppsm', '.potx', '.potm', '.ppam'],
      async () => (await import('./slides/extract-slides.ts')).extractSlides,
    ),
    visio: {
      ...ooxml(
        ['application/vnd.ms-visio.drawing', 'application/vnd.visio', 'application/vnd.ms-visio.stencil'],
        ['.vsdx', '.vsdm', '.vssx', '.vssm', '.vstx', '.vstm'],
        async () => (await import('./visio/extract-visio.ts')).extractVisio,
      ),
      // Older drawings, which nothing reads here, have the same types.
      canExtract: isArchive,
    },
    xps: ooxml(
      ['application/vnd.ms-xpsdocument', 'application/oxps'],
      ['.xps', '.oxps'],
      async () => (await import('./xps/extract-xps.ts')).extractXps,
    ),
    indesign: ooxml(
      ['application/vnd.adobe.indesign-idml-package'],
      ['.idml'],
      async () => (await import('./indesign/extract-indesign.ts')).extractInDesign,
    ),
    hangul: {
      version: 1,
      preferredMimeTypes: ['application/x-hwp', 'application/x-hwp-v5'],
      fileExtensions: ['.hwp', '.hwt'],
      async extract(host, content, metadata) {
        const { extractHangul } = await import('./hangul/extract-hangul.ts');
        await extractHangul(host, content, metadata);
      },
    },
    'legacy-word': legacy(
      'application/msword',
      ['.doc', '.dot'],
      async () => (await import('./legacy/extract-legacy-word.ts')).readLegacyWord,
    ),
    'legacy-sheets': legacy(
      'application/vnd.ms-excel',
      ['.xls', '.xlt', '.xla'],
      async () => (await import('./legacy/read-legacy-sheets.ts')).readLegacySheets,
    ),
    'legacy-slides': legacy(
      'application/vnd.ms-powerpoint',
      ['.ppt', '.pps', '.pot'],
      async () => (await import('./legacy/extract-legacy-slides.ts')).readLegacySlides,
    ),
    properties: {
      version: 1,
      preferredMimeTypes: ['application/vnd.ms-project', 'application/sldworks', 'application/vnd.visio', 'application/x-msi'],
      fileExtensions: ['.mpp', '.mpt', '.sldprt', '.sldasm', '.slddrw', '.vsd', '.vss', '.vst', '.msi'],
      canExtract: isCompoundFile,
      async extract(host, content, metadata) {
        const { extractProperties } = await import('./legacy/extract-properties.ts');
        await extractProperties(host, content, metadata);
      },
    },
    wordperfect: {
      version: 1,
      preferredMimeTypes: ['application/vnd.wordperfect'],
      fileExtensions: ['.wpd', '.wpt', '.wp', '.wp5', '.wp6'],
      async extract(host, content, metadata) {
        const { extractWordPerfect } = await import('./wordperfect/extract-wordperfect.ts');
        await extractWordPerfect(host, content, metadata);
      },
    },
    works: {
      version: 1,
      preferredMimeTypes: ['application/vnd.ms-works', 'application/x-mspublisher'],
      fileExtensions: ['.wps', '.wks', '.wdb', '.pub'],
      async extract(host, content, metadata) {
        const { extractWorks } = await import('./works/extract-works.ts');
        await extractWorks(host, content, metadata);
      },
    },
    lotus: {
      version: 1,
      preferredMimeTypes: ['application/vnd.lotus-1-2-3', 'application/x-quattro-pro'],
      fileExtensions: ['.wk1', '.wk3', '.wk4', '.123', '.wq1', '.wb1', '.wb2'],
      async extract(host, content, metadata) {
        const { extractLotus } = await import('./lotus/extract-lotus.ts');
        await extractLotus(host, content, metadata);
      },
    },
    'binary-sheets': ooxml(
      ['application/vnd.ms-excel.sheet.binary.macroenabled.12'],
      ['.xlsb'],
      async () => (await import('./binary-sheets/extract-binary-sheets.ts')).extractBinarySheets,
    ),
    'word-xml': {
      version: 2,
      preferredMimeTypes: ['application/vnd.ms-wordml'],
      async extract(host, content, metadata) {
        const { extractWordXml } = await import('./word/extract-word-xml.ts');
        await extractWordXml(host, content, metadata);
      },
    },
    rtf: {
      version: 1,
      preferredMimeTypes: ['application/rtf'],
      fileExtensions: ['.rtf'],
      async extract(host, content, metadata) {
        const { extractRtf } = await import('./rtf/extract-rtf.ts');
        await extractRtf(host, content, metadata);
      },
    },
    opendocument: {
      version: 1,
      preferredMimeTypes: openDocumentTypes,
      fileExtensions: openDocumentExtensions.split(' '),
      canExtract: isPackageOrXml,
      async extract(host, content, metadata) {
        const { extractOpenDocument } = await import('./opendocument/extract-opendocument.ts');
        await extractOpenDocument(host, content, metadata);
      },
    },
  },
});
