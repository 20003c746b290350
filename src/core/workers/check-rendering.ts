import type { Rendering } from '../../plugin/rendering.ts';
import { pictureMagic } from './picture-magic.ts';
import { bytes, fields, oneOf, type Check } from './shape.ts';

export const mostRenderingBytes = 20 * 1024 * 1024;
const mostPixels = 100_000;
const mostPages = 10_000_000;

const between =
  (least: number, most: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

const shape = fields({
  bytes,
  mimeType: oneOf(...Object.keys(pictureMagic)),
  width: between(1, mostPixels),
  height: between(1, mostPixels),
  pages: between(1, mostPages),
});

/** A picture of the type that it says it is: browsers are given it as that. */
export const isRendering: Check = (value) => {
  if (!shape(value)) return false;
  const { bytes: all, mimeType } = value as Rendering;
  return all.length <= mostRenderingBytes && pictureMagic[mimeType].test(Buffer.from(all.subarray(0, 16)).toString('latin1'));
};
