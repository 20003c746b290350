import { foldWord } from './words.ts';

/** Longer ones are encoded data, not names. */
export const longestIdentifier = 64;

const hump = /[\p{Ll}\p{N}]\p{Lu}|\p{Lu}{2}\p{Ll}/u;
const part = /\p{Lu}{2,}s(?!\p{Ll})\p{N}*|\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?[^\p{Lu}\p{N}]+\p{N}*|\p{N}+/gu;

/**
 * The words in an identifier, folded: `HTTPServerError` is http, server and error, `h264Decoder` h264 and decoder, `parseURLs` parse
 * and urls. Empty for a word without humps. Parts of one letter are left out.
 */
export function identifierParts(identifier: string): string[] {
  if (identifier.length > longestIdentifier || !hump.test(identifier) || /^\p{Lu}+s$/u.test(identifier)) return [];
  return (identifier.match(part) ?? []).map(foldWord).filter((word) => word.length > 1);
}

const longestCode = 24;
/** Letters and digits follow each other more often in what a machine made up. */
const code = /^(?=.*[a-z]{2})(?=.*\d\d)(?!0x)(?:[a-z]+\d+(?:[a-z]+\d*)?|\d+[a-z]{2,}\d*)$/i;
const hexadecimal = /^(?=.*\d[a-f]+\d|.*[a-f]\d+[a-f])[\da-f]{6,}$/i;

/** Letters and digits of a part number or model: `MPU6050` is mpu and 6050. Empty for what looks like a hash. */
export function codeParts(word: string): string[] {
  if (word.length > longestCode || !code.test(word) || hexadecimal.test(word)) return [];
  return word.toLowerCase().match(/\d+|\D+/g) ?? [];
}
