import { findPackageJSON } from 'node:module';

/** Why OCR cannot be tested here, where it cannot. */
export const noOcr = ['tesseract.js-core', '@tesseract.js-data/eng'].every(isInstalled)
  ? undefined
  : 'the optional packages tesseract.js-core and @tesseract.js-data/eng are not installed';

/** Grey blots of eight points, which look like letters here and there: 600 × 300, in one byte each. */
export function texture(): Uint8Array {
  const pixels = new Uint8Array(600 * 300);
  let seed = 1;
  const blots = Array.from({ length: 75 * 38 }, () => (seed = (seed * 48_271) % 2_147_483_647) < 650_000_000);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = blots[((at >> 3) % 75) + Math.floor(at / 4800) * 75] === true ? 0 : 255;
  return pixels;
}

export const textureImage = (): Buffer => Buffer.concat([Buffer.from('P5\n600 300\n255\n'), texture()]);

function isInstalled(name: string): boolean {
  try {
    return findPackageJSON(name, import.meta.url) !== undefined;
  } catch {
    return false;
  }
}
