import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

test.each([
  ['UTF-8', Buffer.from('Grüße'), 'Grüße'],
  ['windows-1252', Buffer.from('Gr\xfc\xdfe \x80', 'latin1'), 'Grüße €'],
  ['text before a NUL', Buffer.from(' padded \0\0rest'), 'padded'],
])('%s', (_, bytes, text) => {
  expect(decodeText(bytes)).toBe(text);
});
