import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { detectType } from './detect-type.ts';

test.each([
  ['page.mht', 'From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n', 'multipart/related'],
  ['page', 'From: <Saved by Blink>\nSubject: x\nContent-Type: multipart/related\n\n', 'multipart/related'],
  ['mail.eml', 'From: a@x.example\nTo: b@x.example\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n', 'message/rfc822'],
  ['a.warc', 'WARC/1.0\r\n', 'application/warc'],
  ['a.arc', 'filedesc://a.arc 0.0.0.0 2024 text/plain 1\n', 'application/arc'],
  ['a.webarchive', 'bplist00\0\0', 'application/x-bplist-webarchive'],
  ['a.plist', 'bplist00\0\0', 'application/x-bplist'],
  ['a.plist', '<?xml version="1.0"?><plist version="1.0"/>', 'application/x-plist'],
  ['a.webloc', '<?xml version="1.0"?><plist version="1.0"/>', 'application/x-plist'],
  ['a', 'AutoCAD Binary DXF\r\n\u001A\0\0\0SECTION', 'image/vnd.dxf'],
  ['a.drawio', '<mxfile><diagram/></mxfile>', 'application/vnd.jgraph.mxfile'],
  ['a.canvas', '{"nodes":[]}', 'application/x-canvas+json'],
  ['a.enex', '<?xml version="1.0"?><!DOCTYPE en-export SYSTEM "x"><en-export/>', 'application/enex+xml'],
  ['a.xlf', '<?xml version="1.0"?><xliff/>', 'application/xliff+xml'],
  ['a', '<?xml version="1.0"?><tmx/>', 'application/x-tmx+xml'],
  ['a.desktop', '[Desktop Entry]\n', 'application/x-desktop'],
  ['a.url', '[InternetShortcut]\nURL=x\n', 'application/x-mswinurl'],
  ['a', 'd8:announce3:udp4:infod4:name1:aee', 'application/x-bittorrent'],
  ['plan.1', '.TH PLAN 1\n', 'text/troff'],
  ['a.mo', '\xde\x12\x04\x95\0\0\0\0', 'application/x-gettext-mo'],
  ['a.properties', 'a = b\n', 'text/x-java-properties'],
  ['a.db', `${'\0'.repeat(12)}\x62\x31\x05\0\0`, 'application/x-berkeley-db'],
])('%s that begins with %j', async (name, text, expected) => {
  expect((await detectType(name, Buffer.from(text, 'latin1'))).mimeType).toBe(expected);
});

test.each([
  ['a.warc.gz', 'application/warc+gz'],
  ['a.arc.gz', 'application/arc+gz'],
  ['a.txt.gz', 'application/gzip'],
])('%s', async (name, expected) => {
  expect((await detectType(name, gzipSync('x'))).mimeType).toBe(expected);
});
