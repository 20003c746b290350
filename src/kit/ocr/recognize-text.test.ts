import { expect, test } from 'vitest';
import { noOcr, textureImage } from './test-ocr.ts';
import { OcrUnavailable } from './ocr-unavailable.ts';
import { recognizeText } from './recognize-text.ts';

const blank = Buffer.concat([Buffer.from('P5\n200 100\n255\n'), Buffer.alloc(20_000, 255)]);

test('a page without words has none', async ({ skip }) => {
  skip(noOcr !== undefined, noOcr);
  expect(await recognizeText({ bytes: blank, orientation: 1 }, ['eng'])).toEqual({ text: '' });
});

test('what is too uncertain to be text is said to be there', async ({ skip }) => {
  skip(noOcr !== undefined, noOcr);
  expect(await recognizeText({ bytes: textureImage(), orientation: 1 }, ['eng'])).toEqual({ text: '', isUncertain: true });
});

test('what is no image is called damaged', async ({ skip }) => {
  skip(noOcr !== undefined, noOcr);
  const { text, problem } = await recognizeText({ bytes: Buffer.from('nothing'), orientation: 1 }, ['eng']);
  expect(text).toBe('');
  expect(problem).toMatchObject({ code: 'damaged' });
});

test('a language whose package is missing is named, and others work after it', async ({ skip }) => {
  skip(noOcr !== undefined, noOcr);
  const missing = recognizeText({ bytes: blank, orientation: 1 }, ['xyz']);
  await expect(missing).rejects.toBeInstanceOf(OcrUnavailable);
  await expect(missing).rejects.toMatchObject({ message: expect.stringContaining('@tesseract.js-data/xyz') as unknown });
  expect(await recognizeText({ bytes: blank, orientation: 1 }, ['eng'])).toEqual({ text: '' });
});
