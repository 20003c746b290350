import type { ItemRecord } from '../../../plugin/item.ts';
import { declaredLanguage } from './declared-language.ts';
import { hasDistinct, languageByWords } from './language-words.ts';
import { isProseType, sampleOf, windowsOf } from './language-sample.ts';
import { languageByScript } from './language-script.ts';
import { englishShare } from './stop-words.ts';

/** Of the words of an English text, a third and more are function words; of other languages, a tenth at most. */
const surelyEnglish = 0.25;
const surelyNotEnglish = 0.12;
const fewestLetters = 40;
const fewestWords = 8;

/**
 * Primary subtag of the language that an item is written in. `undefined` where that is not clear, or where there is no language: in data,
 * in the source code of programs, in a few words.
 */
export async function languageOf(item: Pick<ItemRecord, 'metadata' | 'mimeType'>, text: string): Promise<string | undefined> {
  if (!isProseType(item.mimeType)) return undefined;
  if (isPlainlyEnglish(text)) return 'en';
  const declared = declaredLanguage(item.metadata.language);
  const sample = sampleOf(text);
  const { script, language } = languageByScript(sample.text);
  if (language !== undefined) return fitting(declared, script) ?? language;
  if (sample.letters < fewestLetters) return fitting(declared, script);
  if (script !== 'Latin') return fitting(declared, script);
  if (!sample.isProse && declared === undefined) return undefined;
  const words = wordsIn(sample.text);
  if (!hasDistinct(words, fewestWords)) return fitting(declared, script);
  const share = englishShare(words);
  if (share >= surelyEnglish && sample.isProse) return 'en';
  if (declared !== undefined && declared !== 'en' && fitting(declared, script)) return declared;
  if (declared === 'en' && share > surelyNotEnglish) return declared;
  if (!sample.isProse) return undefined;
  return languageByWords(words);
}

const beyondAscii = /[\u0080-\uffff]/;

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(beyondAscii.test(text) ? /\p{L}+/gu : /[a-z]+/g) ?? [];
}

/** Decides for most texts, in microseconds. */
function isPlainlyEnglish(text: string): boolean {
  const sample = windowsOf(text, 240);
  if (20 * (sample.match(/[^\0-\u007f]/g)?.length ?? 0) > sample.length) return false;
  const words = sample.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.length >= 3 * fewestWords && englishShare(words) >= surelyEnglish;
}

/** Scripts that hardly any language but these is written in; all others are written in Latin letters. */
const languagesOfScript: Readonly<Record<string, RegExp>> = {
  Cyrillic: /^(?:ru|uk|be|bg|sr|mk|kk|ky|mn|tg|tt|ba|bs|cv|ce|os|ab|uz|az|tk|sah)$/,
  Arabic: /^(?:ar|fa|ur|ps|ckb|ku|ug|sd|az|pa|ks|bal)$/,
  Hebrew: /^(?:he|yi)$/,
  Greek: /^(?:el|grc)$/,
  Devanagari: /^(?:hi|mr|ne|sa|bho|mai|awa|kok|new|doi|brx|sd|ks)$/,
  Bengali: /^(?:bn|as|mni)$/,
  Han: /^(?:zh|ja|ko|wuu|lzh|hak|nan)$/,
  Ethiopic: /^(?:am|ti|gez)$/,
  Tibetan: /^(?:bo|dz)$/,
};
const elsewhere =
  /^(?:ru|uk|be|bg|mk|kk|ky|mn|tg|ar|fa|ur|ps|ckb|he|yi|el|hi|mr|ne|sa|bn|as|zh|ja|ko|th|lo|km|my|ka|hy|am|ti|ta|te|kn|ml|si|gu|or|bo)$/;

/** The declared language, if it is written so. */
function fitting(declared: string | undefined, script: string | undefined): string | undefined {
  if (declared === undefined || script === undefined) return undefined;
  const languages = languagesOfScript[script];
  if (languages !== undefined) return languages.test(declared) ? declared : undefined;
  return script === 'Latin' && !elsewhere.test(declared) ? declared : undefined;
}
