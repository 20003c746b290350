import { isUtf8 } from 'node:buffer';
import { declaredLabel, sniffedBytes } from '../../kit/html-text/declared-charset.ts';
import type { Content } from '../../plugin/content.ts';

/**
 * The charset that the page itself declares, where it should be heeded. UTF-8 is hardly ever valid by accident, so bytes that are valid
 * contradict another declaration. What the fetcher was told comes before the page's own word.
 */
export async function declaredCharset(content: Content): Promise<string | undefined> {
  if (content.charset !== undefined) return undefined;
  const label = declaredLabel(await content.bytes({ start: 0, end: sniffedBytes }));
  const encoding = label === undefined ? undefined : knownEncoding(label);
  // What a decoder of ASCII could read before it saw the declaration is not UTF-16 (13.2.3.2, step "If charset is UTF-16BE/LE").
  if (encoding === undefined || encoding === 'utf-8' || encoding.startsWith('utf-16')) return encoding && 'utf-8';
  // ISO-2022-JP looks like ASCII.
  if (encoding === 'iso-2022-jp') return encoding;
  return isUtf8(await content.bytes()) ? 'utf-8' : encoding;
}

function knownEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    // A label that nobody knows declares nothing.
    return undefined;
  }
}
