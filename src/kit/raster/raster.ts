/** Pixels of an image row by row from the top, without gaps: grey, red green blue, or red green blue alpha, one byte each. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly pixels: Uint8Array;
}
