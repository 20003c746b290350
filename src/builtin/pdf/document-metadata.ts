import type { MetadataFields } from '../../plugin/metadata.ts';
import type { PdfDocument } from './open-document.ts';
import { readOutline } from './outline.ts';
import { pdfDate } from './pdf-date.ts';
import { readXmp, type Xmp } from './xmp.ts';

/** What the document says about itself, in its information dictionary and in XMP. Only fields that it says something about. */
export function readMetadata(document: PdfDocument, bytes: Uint8Array): MetadataFields {
  const { call, memory, handle } = document;
  const xmp = readXmp(bytes);
  const info = (key: string): string | undefined =>
    memory
      .readUtf16((buffer, length) => call.FPDF_GetMetaText(handle, key, buffer, length))
      .replace(/\s+/g, ' ')
      .trim() || undefined;
  const language = memory.readUtf16((buffer, length) => call.FPDFCatalog_GetLanguage(handle, buffer, length)) || first(xmp, 'dc:language');
  const headings = readOutline(document);
  const fields = {
    title: meaningfulTitle(info('Title') ?? first(xmp, 'dc:title')),
    authors: authorsOf(info('Author'), xmp),
    subject: info('Subject') ?? first(xmp, 'dc:description'),
    tags: tagsOf(info('Keywords') ?? first(xmp, 'pdf:Keywords'), xmp),
    language: languageTag(language),
    createdAt: pdfDate(info('CreationDate') ?? first(xmp, 'xmp:CreateDate') ?? ''),
    modifiedAt: pdfDate(info('ModDate') ?? first(xmp, 'xmp:ModifyDate') ?? ''),
    application: info('Creator') ?? first(xmp, 'xmp:CreatorTool'),
    producer: info('Producer') ?? first(xmp, 'pdf:Producer'),
    pageCount: document.pageCount,
    headings: headings.length > 0 ? headings : undefined,
    signed: call.FPDF_GetSignatureCount(handle) > 0 ? true : undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) satisfies MetadataFields;
}

const first = (xmp: Xmp, property: string): string | undefined => xmp.get(property)?.[0];

/** Programs put their own name before the title, or where it should be. */
function meaningfulTitle(title: string | undefined): string | undefined {
  const bare = title?.replace(/^Microsoft (?:Office )?(?:Word|PowerPoint|Excel) - /, '');
  return bare === undefined || /^(?:untitled(?:[ -]\d+)?|\(anonymous\)|unspecified)?$/i.test(bare) ? undefined : bare;
}

/** XMP lists authors one by one, the information dictionary in one line. */
function authorsOf(line: string | undefined, xmp: Xmp): readonly string[] | undefined {
  const listed = xmp.get('dc:creator') ?? [];
  if (listed.length > 1 || line === undefined) return listed.length > 0 ? [...new Set(listed)] : undefined;
  return parts(line, ';');
}

function tagsOf(line: string | undefined, xmp: Xmp): readonly string[] | undefined {
  return line === undefined ? xmp.get('dc:subject') : parts(line, /[,;]/);
}

function parts(line: string, separator: string | RegExp): readonly string[] {
  return [...new Set(line.split(separator).map((part) => part.trim()))].filter((part) => part !== '');
}

function languageTag(language: string | undefined): string | undefined {
  const tag = language?.trim().replaceAll('_', '-') ?? '';
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,4}$/i.test(tag) ? tag : undefined;
}
