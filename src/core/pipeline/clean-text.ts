/** Lone surrogates and NULs survive neither UTF-8 nor a database. */
export const cleanText = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', ' ') : text).toWellFormed();
