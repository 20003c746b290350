import type { Raster } from '../../kit/raster/raster.ts';
import { createObjects, type PdfObjects } from './test-pdf-objects.ts';

export interface TestPage {
  readonly lines?: readonly string[];
  /** Shows an image of one pixel, or this one, all over the page. */
  readonly image?: boolean | Raster;
  /** Dictionaries of annotations, without `<<` and `>>`. Those with `/FT` are fields of the document's form. */
  readonly annotations?: readonly string[];
}

export interface TestPdf {
  readonly pages?: readonly TestPage[];
  /** Entries of the information dictionary. */
  readonly info?: Readonly<Record<string, string>>;
  /** What stands in `rdf:Description` of the XMP packet. */
  readonly xmp?: string;
  /** Titles and those below each. */
  readonly outline?: readonly (readonly [title: string, ...below: readonly string[]])[];
  /** Data by name. */
  readonly attachments?: Readonly<Record<string, string>>;
  /** Packets of a form that a program draws. */
  readonly xfa?: Readonly<Record<string, string>>;
  readonly language?: string;
  readonly password?: string;
}

/** A PDF 1.7 with the parts that are given. For tests only. */
export function testPdf({ pages = [], info = {}, password, ...parts }: TestPdf): Buffer {
  const objects = createObjects(password);
  const tree = objects.reserve();
  const font = objects.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const fields: number[] = [];
  const kids = pages.map((page) => addPage(objects, page, { tree, font, fields }));
  objects.put(tree, `<< /Type /Pages /Count ${kids.length} /Kids [${references(kids)}] >>`);
  const catalog = objects.add(`<< /Type /Catalog /Pages ${tree} 0 R ${catalogEntries(objects, parts, { font, fields }).join(' ')} >>`);
  const entries = Object.entries(info).map(([key, value]) => `/${key} ${literal(value)}`);
  return objects.file(catalog, objects.add(`<< ${entries.join(' ')} >>`));
}

interface Shared {
  readonly tree: number;
  readonly font: number;
  readonly fields: number[];
}

function addPage(objects: PdfObjects, { lines = [], image = false, annotations = [] }: TestPage, { tree, font, fields }: Shared): number {
  const numbers = annotations.map((annotation) => objects.add(`<< /Type /Annot /Rect [72 72 300 100] ${annotation} >>`));
  fields.push(...numbers.filter((_, index) => annotations[index]?.includes('/FT')));
  const text = lines.map((line) => `0 -16 Td ${literal(line)} Tj`).join('\n');
  const content = objects.addStream('', `BT /F1 12 Tf 72 760 Td\n${text}\nET\n${image === false ? '' : 'q 612 0 0 792 0 0 cm /I1 Do Q'}`);
  const picture = image === false ? font : addImage(objects, image === true ? greyPixel : image);
  return objects.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Contents ${content} 0 R /Annots [${references(numbers)}]
    /Resources << /Font << /F1 ${font} 0 R >> /XObject << /I1 ${picture} 0 R >> >> >>`);
}

const greyPixel: Raster = { width: 1, height: 1, channels: 1, pixels: Uint8Array.of(0x80) };

function addImage(objects: PdfObjects, { width, height, channels, pixels }: Raster): number {
  const entries = `/Width ${width} /Height ${height} /ColorSpace /Device${channels === 1 ? 'Gray' : 'RGB'} /BitsPerComponent 8`;
  return objects.addStream(`/Type /XObject /Subtype /Image ${entries}`, Buffer.from(pixels).toString('latin1'));
}

type Parts = Omit<TestPdf, 'pages' | 'info' | 'password'>;

function catalogEntries(objects: PdfObjects, parts: Parts, { font, fields }: Omit<Shared, 'tree'>): readonly string[] {
  const { language, xmp, outline = [], attachments = {}, xfa = {} } = parts;
  const files = Object.entries(attachments).map(([name, data]) => {
    const stream = objects.addStream('/Type /EmbeddedFile /Params << /ModDate (D:20240102030405Z) >>', data);
    return `${literal(name)} << /Type /Filespec /F (file) /UF ${literal(name)} /Desc ${literal(`About ${name}`)} /EF << /F ${stream} 0 R /UF ${stream} 0 R >> >>`;
  });
  const packets = Object.entries(xfa).map(([name, data]) => `(${name}) ${objects.addStream('', data)} 0 R`);
  const dynamic = packets.length > 0 ? `/XFA [${packets.join(' ')}]` : '';
  return [
    `/Lang ${literal(language ?? '')}`,
    xmp === undefined ? '' : `/Metadata ${objects.addStream('/Type /Metadata /Subtype /XML', xmpPacket(xmp))} 0 R`,
    outline.length === 0 ? '' : `/Outlines ${addOutline(objects, outline)} 0 R`,
    dynamic === '' ? '' : '/NeedsRendering true',
    `/Names << /EmbeddedFiles << /Names [${files.join(' ')}] >> >>`,
    dynamic === '' && fields.length === 0
      ? ''
      : `/AcroForm << /Fields [${references(fields)}] ${dynamic} /DA (/F1 12 Tf 0 g) /DR << /Font << /F1 ${font} 0 R >> >> >>`,
  ];
}

function addOutline(objects: PdfObjects, outline: NonNullable<TestPdf['outline']>): number {
  const root = objects.reserve();
  const below = (titles: readonly (string | readonly [string, ...(readonly string[])])[], parent: number): string => {
    const numbers = titles.map(() => objects.reserve());
    for (const [index, entry] of titles.entries()) {
      const [title, ...children] = typeof entry === 'string' ? [entry] : entry;
      const number = numbers[index] ?? 0;
      const next = numbers[index + 1] === undefined ? '' : `/Next ${numbers[index + 1]} 0 R`;
      objects.put(number, `<< /Title ${literal(title)} /Parent ${parent} 0 R ${next} ${below(children, number)} >>`);
    }
    return numbers.length === 0 ? '' : `/First ${numbers[0]} 0 R /Last ${numbers.at(-1)} 0 R /Count ${numbers.length}`;
  };
  objects.put(root, `<< /Type /Outlines ${below(outline, root)} >>`);
  return root;
}

const references = (numbers: readonly number[]): string => numbers.map((number) => `${number} 0 R`).join(' ');

/** Latin-1 as it is, other text as UTF-16. */
function literal(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the range is all of Latin-1
  if (/^[\0-\xff]*$/.test(text)) return `(${text.replace(/[\\()]/g, String.raw`\$&`)})`;
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

const xmpPacket = (description: string): string => `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
${Buffer.from(description).toString('latin1')}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
