import { startTesseract, type Tesseract } from './tesseract.ts';

export interface ImageToRead {
  readonly bytes: Uint8Array;
  /** As EXIF numbers it: 1 is upright. */
  readonly orientation: number;
}

export interface RecognizedText {
  readonly text: string;
  /** Something was read, but so uncertain that it is left out: a faint or strange writing, or a texture. */
  readonly isUncertain?: boolean;
  /** Why there is no text, or not all of it: a short code for filters, and words for people. */
  readonly problem?: { readonly code: 'damaged' | 'timeout'; readonly text: string };
}

/** Below the time that a worker may be silent. */
const mostMilliseconds = 45_000;
/** In percent. What is less certain would fill the index with words that nobody wrote. */
const leastConfidence = 50;
/** In radians; a smaller tilt is not worth turning the image. */
const leastTilt = 0.005;

/** Starting takes a moment and memory; a worker keeps the last one. */
let running: { readonly languages: string; readonly tesseract: Promise<Tesseract> } | undefined;
let deadline = Number.POSITIVE_INFINITY;

/** The words that an image shows. The image is PNG, JPEG, WebP, TIFF, BMP or PGM. Rejects with {@link OcrUnavailable}. */
export async function recognizeText({ bytes, orientation }: ImageToRead, languages: readonly string[]): Promise<RecognizedText> {
  const { FS, api } = await tesseractFor(languages);
  FS.writeFile('/input', bytes);
  deadline = performance.now() + mostMilliseconds;
  try {
    if (api.SetImageFile(orientation, 0) !== 0)
      return { text: '', problem: { code: 'damaged', text: 'The image cannot be decoded to look for words.' } };
    api.FindLines();
    const tilt = api.GetGradient();
    if (Math.abs(tilt) >= leastTilt) api.SetImageFile(orientation, tilt);
    api.Recognize(null);
    const text = api.GetUTF8Text().trim();
    const isUncertain = text !== '' && api.MeanTextConf() < leastConfidence;
    api.Clear();
    return isUncertain ? { text: '', isUncertain } : { text };
  } catch {
    // Out of time, or out of memory: either way what is left of it is of no use.
    const isLate = performance.now() > deadline;
    running = undefined;
    return {
      text: '',
      problem: isLate
        ? { code: 'timeout', text: 'Looking for words in the image took too long.' }
        : { code: 'damaged', text: 'Looking for words in the image failed.' },
    };
  }
}

async function tesseractFor(languages: readonly string[]): Promise<Tesseract> {
  const key = languages.join('+');
  if (running?.languages !== key) running = { languages: key, tesseract: startTesseract(languages, stopAfterDeadline) };
  const { tesseract } = running;
  try {
    return await tesseract;
  } catch (error) {
    running = undefined;
    throw error;
  }
}

function stopAfterDeadline(): void {
  if (performance.now() > deadline) throw new Error('out of time');
}
