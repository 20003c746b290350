import { gunzip } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OcrUnavailable } from './ocr-unavailable.ts';

/** What we use of Tesseract compiled to WebAssembly (package `tesseract.js-core`), whose files are in memory. */
export interface Tesseract {
  readonly FS: { writeFile(path: string, data: Uint8Array): void };
  readonly api: {
    /** Puts the image upright by what its EXIF says, then turns it by an angle in radians. Not 0 where it cannot be decoded. */
    SetImageFile(orientation: number, angle: number): number;
    FindLines(): void;
    GetGradient(): number;
    Recognize(monitor: null): number;
    GetUTF8Text(): string;
    MeanTextConf(): number;
    Clear(): void;
  };
}

interface Core {
  readonly FS: Tesseract['FS'];
  readonly TessBaseAPI: new () => Tesseract['api'] & { Init(path: null, languages: string, engine: number): number };
}
interface CoreOptions {
  print(line: string): void;
  printErr(line: string): void;
  /** Called while it recognizes. */
  TesseractProgress(percent: number): void;
}
type MakeCore = (options: CoreOptions) => Promise<Core>;

/** Not the build with relaxed SIMD, whose results differ between processors. */
const core = 'tesseract.js-core/tesseract-core-simd-lstm.js';
const neuralEngine = 1;
const silence = (): void => undefined;

/**
 * Starts Tesseract in this process. Language data comes from packages; nothing is downloaded. `onProgress` is called now and then while it
 * recognizes, and may throw to end that, after which the instance is of no use any more.
 */
export async function startTesseract(languages: readonly string[], onProgress: () => void): Promise<Tesseract> {
  const { default: makeCore } = await installed<{ readonly default: MakeCore }>(core, 'tesseract.js-core');
  const { FS, TessBaseAPI } = await makeCore({ print: silence, printErr: silence, TesseractProgress: onProgress });
  for (const language of languages) FS.writeFile(`${language}.traineddata`, await languageData(language));
  const api = new TessBaseAPI();
  if (api.Init(null, languages.join('+'), neuralEngine) !== 0)
    throw new OcrUnavailable(`Tesseract cannot use the language data of ${languages.join(', ')}.`, 'Choose other languages');
  return { FS, api };
}

async function languageData(language: string): Promise<Buffer> {
  const name = `@tesseract.js-data/${language}`;
  const { default: data } = await installed<{ readonly default: { readonly langPath: string } }>(name, name);
  return promisify(gunzip)(await readFile(join(data.langPath, `${language}.traineddata.gz`)));
}

async function installed<Module>(path: string, name: string): Promise<Module> {
  try {
    return (await import(path)) as Module;
  } catch (cause) {
    const remedy = `Install it where paise2 is installed (npm install ${name})`;
    throw new OcrUnavailable(`Reading the words in images needs the package ${name}.`, remedy, { cause });
  }
}
