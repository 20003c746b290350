import type { Raster } from '../../kit/raster/raster.ts';

/** Length of BITMAPINFOHEADER, with which all newer heads begin. */
const infoHeader = 40;
const uncompressed = 0;

/** The pixels of a Windows bitmap of 8, 24 or 32 bits a pixel; `undefined` for others, and for what is damaged. */
export function decodeBmp(file: Buffer): Raster | undefined {
  if (file.length < 54 || file.readUInt32LE(14) < infoHeader || file.readUInt32LE(30) !== uncompressed) return undefined;
  const [width, signedHeight, bits] = [file.readInt32LE(18), file.readInt32LE(22), file.readUInt16LE(28)];
  const height = Math.abs(signedHeight);
  const start = file.readUInt32LE(10);
  const stride = Math.ceil((width * bits) / 32) * 4;
  if (![8, 24, 32].includes(bits) || width <= 0 || height === 0 || start + stride * height > file.length) return undefined;
  const palette = file.subarray(14 + file.readUInt32LE(14), start);
  const bytesPerPixel = bits / 8;
  const pixels = new Uint8Array(width * height * 3);
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    // A negative height means that the rows begin at the top.
    const row = start + stride * (signedHeight < 0 ? y : height - 1 - y);
    for (let x = 0; x < width; x += 1) {
      const at = row + x * bytesPerPixel;
      const colours = bits === 8 ? palette : file;
      const colour = bits === 8 ? (file[at] ?? 0) * 4 : at;
      pixels[to++] = colours[colour + 2] ?? 0;
      pixels[to++] = colours[colour + 1] ?? 0;
      pixels[to++] = colours[colour] ?? 0;
    }
  }
  return { width, height, channels: 3, pixels };
}
