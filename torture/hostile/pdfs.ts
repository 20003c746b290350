import { deflateSync } from 'node:zlib';
import { createObjects } from '../../src/builtin/pdf/test-pdf-objects.ts';
import { zlibZeros } from './deflated.ts';
import type { HostileFile } from './hostile-file.ts';

/** Documents with pages that are not there, circles, and streams that unpack to gigabytes. */
export function hostilePdfs(): readonly HostileFile[] {
  const zeros = zlibZeros(1024).toString('latin1');
  const flate = '/Filter /FlateDecode';
  return [
    pdf('pages-that-are-not-there.pdf', { count: 2_147_483_647 }),
    pdf('page-tree-in-a-circle.pdf', { kids: '2 0 R 2 0 R 2 0 R', count: 1_000_000 }),
    pdf('same-page.pdf', { kids: '3 0 R '.repeat(20_000), count: 20_000 }),
    pdf('content-of-zeros.pdf', { entries: flate, content: zeros }),
    pdf('content-packed-often.pdf', { entries: `/Filter [${'/FlateDecode '.repeat(8)}]`, content: often(8) }),
    pdf('much-text.pdf', { entries: flate, content: text(300_000) }),
    pdf('states.pdf', { entries: flate, content: deflateSync('q '.repeat(2_000_000)).toString('latin1') }),
    pdf('arrays.pdf', { content: '['.repeat(500_000) }),
    pdf('page-without-limits.pdf', { page: '/MediaBox [-1e38 -1e38 1e38 1e38] /UserUnit 1e30', content: 'BT (words) Tj ET' }),
    pdf('form-in-itself.pdf', {
      page: '/Resources << /XObject << /X 4 0 R >> >>',
      entries: '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>',
      content: '/X Do '.repeat(30),
    }),
    pdf('outline-in-a-circle.pdf', {
      catalog: '/Outlines 5 0 R',
      more: ['<< /First 6 0 R /Last 6 0 R /Count 2147483647 >>', '<< /Title (a) /Parent 5 0 R /Next 6 0 R /Prev 6 0 R /First 6 0 R >>'],
    }),
    pdf('names-in-a-circle.pdf', { catalog: '/Names << /EmbeddedFiles 5 0 R >>', more: ['<< /Kids [5 0 R 5 0 R] /Names [(a) 5 0 R] >>'] }),
    { name: 'objects-of-zeros.pdf', bytes: objectStream() },
    {
      name: 'table-of-everything.pdf',
      bytes: Buffer.from(
        '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\nxref\n0 4294967295\ntrailer\n<</Root 1 0 R/Size 4294967295/Prev 44>>\nstartxref\n44\n%%EOF',
      ),
    },
    {
      name: 'arrays-in-arrays.pdf',
      bytes: Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(2_000_000)}\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF`),
    },
  ];
}

interface PdfParts {
  readonly kids?: string;
  readonly count?: number;
  readonly page?: string;
  readonly entries?: string;
  readonly content?: string;
  readonly catalog?: string;
  /** Objects from number 5 on. */
  readonly more?: readonly string[];
}

/** Objects: 1 the catalog, 2 the page tree, 3 a page, 4 its content. */
function pdf(name: string, parts: PdfParts): HostileFile {
  const { kids = '3 0 R', count = 1, page = '', entries = '', content = 'BT (words) Tj ET', catalog = '', more = [] } = parts;
  const objects = createObjects();
  const root = objects.add(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`);
  objects.add(`<< /Type /Pages /Kids [${kids}] /Count ${count} >>`);
  objects.add(`<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 600 800] ${page} >>`);
  objects.addStream(entries, content);
  for (const body of more) objects.add(body);
  return { name, bytes: objects.file(root, root) };
}

/** Ten megabytes, packed again and again. */
function often(times: number): string {
  let bytes = Buffer.alloc(10_000_000, ' ');
  for (let at = 0; at < times; at += 1) bytes = deflateSync(bytes);
  return bytes.toString('latin1');
}

/** The objects are in a stream that unpacks to a gibibyte. */
function objectStream(): Buffer {
  const data = zlibZeros(1024);
  const head = `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 2147483647 /First 2147483647 /Filter /FlateDecode /Length ${data.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 2 0 R >>\n%%EOF')]);
}

const text = (count: number): string => deflateSync(`BT /F1 12 Tf ${'(words) Tj '.repeat(count)}ET`).toString('latin1');
