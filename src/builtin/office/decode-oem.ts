/** The upper half of code page 850, which programs for DOS used in Western Europe. */
const upper =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

export const oemCharacter = (byte: number): string => (byte < 0x80 ? String.fromCharCode(byte) : (upper[byte - 0x80] ?? ' '));

export const decodeOem = (bytes: Uint8Array): string => Array.from(bytes, oemCharacter).join('');
