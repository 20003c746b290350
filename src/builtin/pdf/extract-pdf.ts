import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import { openDocument } from './open-document.ts';
import type { PdfOptions } from './page-ocr.ts';
import { isPdfiumFailure, withPdfium } from '../../kit/pdfium/pdfium.ts';
import { readDocument } from './read-document.ts';
import { createReading, type Reading } from './reading.ts';

/** So often an instance of the library may break on one document. What broke it is passed over by the next. */
const mostFailures = 5;

export async function extractPdf(host: ContentExtractorHost<PdfOptions>, content: Content): Promise<void> {
  const reading = createReading(host, await content.bytes());
  for (let failures = 0; failures < mostFailures; failures += 1) if (await readOn(reading)) break;
  if (reading.metadata === undefined) throw new RejectContent('It is too damaged to be read.');
  await reading.finish();
}

/** Reads from where the reading stands. `false` where the library broke. */
async function readOn(reading: Reading): Promise<boolean> {
  try {
    await withPdfium((pdfium) => readDocument(openDocument(pdfium, reading.bytes), reading));
    return true;
  } catch (error) {
    if (!isPdfiumFailure(error)) throw error;
    reading.problems.damage();
    return false;
  }
}
