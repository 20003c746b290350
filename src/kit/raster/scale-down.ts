import type { Raster } from './raster.ts';

/** The raster no longer than `longest` on either side. Each new pixel is the mean of those that it stands for; enlarges nothing. */
export function scaleDown(raster: Raster, longest: number): Raster {
  const { width, height, channels, pixels } = raster;
  const factor = longest / Math.max(width, height);
  if (factor >= 1) return raster;
  const [newWidth, newHeight] = [width, height].map((side) => Math.max(1, Math.round(side * factor))) as [number, number];
  const columns = Uint32Array.from({ length: width }, (_, x) => Math.floor((x * newWidth) / width) * channels);
  const scaled = new Uint8Array(newWidth * newHeight * channels);
  const sums = new Float64Array(newWidth * channels);
  const counts = new Uint32Array(newWidth * channels);
  let from = 0;
  for (let y = 0; y < height; y += 1) {
    for (const column of columns) {
      for (let channel = 0; channel < channels; channel += 1) {
        sums[column + channel] = (sums[column + channel] ?? 0) + (pixels[from++] ?? 0);
        counts[column + channel] = (counts[column + channel] ?? 0) + 1;
      }
    }
    const row = Math.floor((y * newHeight) / height);
    if (y + 1 < height && Math.floor(((y + 1) * newHeight) / height) === row) continue;
    for (const [index, sum] of sums.entries()) scaled[row * sums.length + index] = sum / Math.max(1, counts[index] ?? 1);
    sums.fill(0);
    counts.fill(0);
  }
  return { width: newWidth, height: newHeight, channels, pixels: scaled };
}
