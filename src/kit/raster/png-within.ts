import type { Raster } from './raster.ts';
import { writePng } from './write-png.ts';

/** A PNG with the size of its picture. */
export interface DrawnPng {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Photographs, packed without loss, take many bytes: what would take more than `mostBytes` is drawn half as large, and again. */
export async function pngWithin(
  mostBytes: number,
  longest: number,
  draw: (longest: number) => Promise<Raster | undefined>,
): Promise<DrawnPng | undefined> {
  for (let side = longest; side >= 1; side /= 2) {
    const raster = await draw(side);
    if (raster === undefined) return undefined;
    const bytes = writePng(raster);
    if (bytes.length <= mostBytes) return { bytes, width: raster.width, height: raster.height };
  }
  return undefined;
}
