import { constants, gunzipSync } from 'node:zlib';
import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { readXml } from '../../kit/xml-tokens/read-xml.ts';
import { xmlCharset } from '../../kit/xml-tokens/xml-charset.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import { createDrawing } from './drawing.ts';

const longestDrawing = 64 * 1024 * 1024;

export async function extractSvg(host: ContentExtractorHost, content: Content): Promise<void> {
  const bytes = await content.bytes({ start: 0, end: longestDrawing });
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const xml = isPacked ? unpacked(bytes) : bytes;
  const drawing = createDrawing();
  readXml(new TextDecoder(xmlCharset(xml)).decode(xml), drawing);
  await host.addItem(cleanText(drawing.text()), drawing.metadata());
  if (content.size > longestDrawing) host.markPartial({ code: 'too-large', text: 'The drawing is very large; its beginning is indexed.' });
  else if (!drawing.isComplete()) host.markPartial({ code: 'damaged', text: 'The drawing ends early; what could be read is indexed.' });
}

function unpacked(bytes: Uint8Array): Uint8Array {
  try {
    // A file that ends early gives what there is of it.
    return gunzipSync(bytes, { maxOutputLength: longestDrawing, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    throw new RejectContent('The drawing cannot be unpacked.');
  }
}
