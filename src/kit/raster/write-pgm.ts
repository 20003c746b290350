import type { Raster } from './raster.ts';

/** The raster, which is grey, as a PGM image (Netpbm, "Portable Graymap"). */
export function writePgm({ width, height, pixels }: Raster & { readonly channels: 1 }): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);
}
