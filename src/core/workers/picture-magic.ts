import type { Rendering } from '../../plugin/rendering.ts';

/** How pictures of each type begin, as Latin-1. */
export const pictureMagic: Readonly<Record<Rendering['mimeType'], RegExp>> = {
  'image/png': /^\x89PNG\r\n/,
  'image/jpeg': /^\xff\xd8\xff/,
  'image/gif': /^GIF8[79]a/,
  'image/webp': /^RIFF.{4}WEBP/s,
};
