/** Sets of characters, for between the brackets of a regular expression with the flag `u`. */

/** Separates words and is not seen: white space, control characters, and marks for the direction of writing, which paths are pasted with. */
export const blank = String.raw`\s\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069`;

/** Begins and ends a phrase. Full-width signs are what keyboards for Chinese and Japanese produce. */
export const quotes = String.raw`"“”„‟«»「」『』＂`;
export const open = String.raw`(（`;
export const close = String.raw`)）`;
export const bar = String.raw`|｜`;

/** Is part of a word. */
export const letters = String.raw`\p{L}\p{N}\p{M}\p{Co}\p{Cn}`;
