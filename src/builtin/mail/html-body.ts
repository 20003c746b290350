import { readHtml } from '../../kit/html-text/read-html.ts';
import { decodeBytes, knownCharset } from '../../kit/mime/charset.ts';

export interface HtmlBody {
  readonly text: string;
  readonly links: readonly string[];
}

/** HTML as mail has it: the charset of the part comes before the page's own word, and only links that lead out are kept. */
export function readHtmlBody(bytes: Uint8Array, charset: string | undefined): HtmlBody {
  return readHtmlText(decodeBytes(bytes, charset !== undefined && knownCharset(charset) !== undefined ? charset : declared(bytes)));
}

export function readHtmlText(html: string): HtmlBody {
  const { text, links } = readHtml(html);
  return { text, links: links.filter((link) => /^(?:https?|ftp|mailto|tel):/i.test(link)) };
}

function declared(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const label = /<meta[^<>]{0,500}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})/i.exec(start)?.[1];
  return label?.toLowerCase().startsWith('utf-16') ? undefined : label;
}
