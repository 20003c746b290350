import { binaryPropertyList } from '../../kit/property-list/test-property-list.ts';

export const page =
  '<!doctype html><title>The page</title><meta name="author" content="Ada"><h1>Heading</h1><p>Some text <a href="b">link</a>';

const part = (headers: string, body: string): string => `------Boundary--1\r\n${headers}\r\n\r\n${body}\r\n`;

/** As Chromium saves a page, for tests: the page, a picture, a style, and a frame. */
export function mhtmlFile(): Buffer {
  return Buffer.from(
    'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/a/\r\nSubject: =?utf-8?Q?The=20subject?=\r\n' +
      'Date: Wed, 1 May 2024 12:00:00 -0000\r\nMIME-Version: 1.0\r\n' +
      'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Boundary--1"\r\n\r\n\r\n' +
      part('Content-Type: text/css\r\nContent-Location: https://x.example/s.css', 'p { color: red }') +
      part(
        'Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://x.example/a/',
        page.replaceAll('=', '=3D').replace('Some', 'So=\r\nme caf=C3=A9'),
      ) +
      part('Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://x.example/i.png', 'AAECAw==') +
      part('Content-Type: text/html; charset=utf-8\r\nContent-ID: <frame-1@mhtml.blink>', '<p>The frame') +
      '------Boundary--1--\r\n',
    'latin1',
  );
}

const resource = (url: string, type: string, data: string): { readonly [key: string]: string | Uint8Array } => ({
  WebResourceURL: url,
  WebResourceMIMEType: type,
  WebResourceTextEncodingName: 'UTF-8',
  WebResourceData: Buffer.from(data),
});

export function webarchiveFile(): Buffer {
  return binaryPropertyList({
    WebMainResource: resource('https://x.example/a/', 'text/html', page),
    WebSubresources: [
      resource('https://x.example/s.js', 'text/javascript', 'hidden()'),
      resource('https://x.example/i.png', 'image/png', 'x'),
    ],
    WebSubframeArchives: [{ WebMainResource: resource('https://y.example/', 'text/html', '<p>The frame') }],
  });
}

interface TestRecord {
  readonly type: string;
  readonly url?: string;
  readonly contentType?: string;
  readonly block: Uint8Array | string;
}

export function warcRecord({ type, url, contentType = 'application/http; msgtype=response', block }: TestRecord): Buffer {
  const body = Buffer.from(block as string);
  const target = url === undefined ? '' : `WARC-Target-URI: ${url}\r\n`;
  const header = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-05-01T12:00:00Z\r\n${target}Content-Type: ${contentType}\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(header), body, Buffer.from('\r\n\r\n')]);
}

export function httpResponse(header: string, body: Uint8Array | string): Buffer {
  return Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${header}\r\n\r\n`), Buffer.from(body as string)]);
}
