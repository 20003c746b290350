import { bmpFile, gifFile, jpegFile, pngFile, tiffFile, u32 } from '../../src/builtin/image/test-images.ts';
import { zlibZeros } from './deflated.ts';
import type { HostileFile } from './hostile-file.ts';

/** Images that say to be very large, and whose text is a bomb. */
export function hostileImages(): readonly HostileFile[] {
  const largest = Buffer.alloc(4, 255);
  const size = Buffer.concat([u32(0x7fff_ffff), u32(0x7fff_ffff)]);
  const tiff = tiffFile([{ tag: 0x010e, type: 'ascii', value: 'words' }]);
  return [
    { name: 'huge.png', bytes: patched(pngFile([]), 16, size) },
    { name: 'huge.gif', bytes: patched(gifFile(['words']), 6, largest) },
    { name: 'huge.bmp', bytes: patched(bmpFile(), 18, Buffer.concat([u32(0xffff_ff7f), u32(0xffff_ff7f)])) },
    { name: 'chunk-of-gigabytes.png', bytes: patched(pngFile([['tEXt', Buffer.from('a\0words')]]), 33, largest) },
    { name: 'text-of-zeros.png', bytes: pngFile([['zTXt', Buffer.concat([Buffer.from('Comment\0\0'), zlibZeros(1024)])]]) },
    { name: 'profile-of-zeros.png', bytes: pngFile([['iCCP', Buffer.concat([Buffer.from('p\0\0'), zlibZeros(1024)])]]) },
    { name: 'chunks.png', bytes: pngFile(Array.from({ length: 100_000 }, () => ['tEXt', Buffer.from('Comment\0words')] as const)) },
    { name: 'comments.gif', bytes: gifFile(Array.from({ length: 100_000 }, () => 'words')) },
    { name: 'segments.jpg', bytes: segments() },
    { name: 'directory-in-a-circle.tif', bytes: patched(tiff, tiff.readUInt16BE(8) * 12 + 10, u32(8)) },
    { name: 'directory-of-everything.tif', bytes: Buffer.concat([Buffer.from('MM\0\x2a'), u32(8), Buffer.alloc(1_000_000, 255)]) },
    {
      name: 'huge.svg',
      bytes: Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="1e308" height="1e308"><text>words</text>${'<g>'.repeat(100_000)}</svg>`,
      ),
    },
  ];
}

/** A photograph with many empty segments. */
function segments(): Buffer {
  const photo = jpegFile({ comment: 'words' });
  return Buffer.concat([photo.subarray(0, 2), ...Array.from({ length: 200_000 }, () => Buffer.from('ffe10002', 'hex')), photo.subarray(2)]);
}

const patched = (bytes: Buffer, at: number, value: Buffer): Buffer => {
  value.copy(bytes, at);
  return bytes;
};
