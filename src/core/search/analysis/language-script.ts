import { rememberedKinds } from './character-kind.ts';

/** What the letters of a text say. */
export interface ScriptFinding {
  /** The script of most letters. */
  readonly script?: string;
  /** Its language, where the letters tell. */
  readonly language?: string;
}

/** Scripts by the block of a letter's code. */
const blocks: readonly (readonly [from: number, to: number, script: string, language?: string])[] = [
  [0x41, 0x24f, 'Latin'],
  [0x370, 0x3ff, 'Greek', 'el'],
  [0x400, 0x52f, 'Cyrillic'],
  [0x530, 0x58f, 'Armenian', 'hy'],
  [0x590, 0x5ff, 'Hebrew', 'he'],
  [0x600, 0x77f, 'Arabic'],
  [0x900, 0x97f, 'Devanagari'],
  [0x980, 0x9ff, 'Bengali', 'bn'],
  [0xa00, 0xa7f, 'Gurmukhi', 'pa'],
  [0xa80, 0xaff, 'Gujarati', 'gu'],
  [0xb00, 0xb7f, 'Oriya', 'or'],
  [0xb80, 0xbff, 'Tamil', 'ta'],
  [0xc00, 0xc7f, 'Telugu', 'te'],
  [0xc80, 0xcff, 'Kannada', 'kn'],
  [0xd00, 0xd7f, 'Malayalam', 'ml'],
  [0xd80, 0xdff, 'Sinhala', 'si'],
  [0xe00, 0xe7f, 'Thai', 'th'],
  [0xe80, 0xeff, 'Lao', 'lo'],
  [0xf00, 0xfff, 'Tibetan', 'bo'],
  [0x1000, 0x109f, 'Myanmar', 'my'],
  [0x10a0, 0x10ff, 'Georgian', 'ka'],
  [0x1100, 0x11ff, 'Hangul', 'ko'],
  [0x1200, 0x137f, 'Ethiopic', 'am'],
  [0x1780, 0x17ff, 'Khmer', 'km'],
  [0x1e00, 0x1eff, 'Latin'],
  [0x1f00, 0x1fff, 'Greek', 'el'],
  [0x3040, 0x30ff, 'Kana'],
  [0x3400, 0x9fff, 'Han'],
  [0xac00, 0xd7af, 'Hangul', 'ko'],
];

/** Lower kinds are of no block. */
const firstBlock = 2;

const blockAt = rememberedKinds((character) => {
  const code = character.codePointAt(0) ?? 0;
  return /\p{L}/u.test(character) ? firstBlock + blocks.findIndex(([from, to]) => code >= from && code <= to) : 1;
});

const beyondLatin = /[\u0370-\u1dff\u1f00-\u1fff\u3040-\ud7ff]/;

export function languageByScript(text: string): ScriptFinding {
  if (!beyondLatin.test(text)) return { script: 'Latin' };
  const counts = new Map<string, number>();
  for (let index = 0; index < text.length; index += 1) {
    const script = blocks[blockAt(text, index) - firstBlock]?.[2];
    if (script !== undefined) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  // A character of Chinese or Japanese says as much as two letters.
  const count = (script: string): number => counts.get(script) ?? 0;
  const east = 2 * (count('Han') + count('Kana') + count('Hangul'));
  const [script, most = 0] = Array.from(counts).toSorted(([, one], [, other]) => other - one)[0] ?? [];
  if (east > 0 && east >= most) return eastern(count('Han'), count('Kana'), count('Hangul'));
  if (script === undefined) return {};
  const language = languageOfBlock(script) ?? languageByLetters(script, text);
  return { script, ...(language !== undefined && { language }) };
}

/** Japanese is full of Kana; a Korean text may have a few ideographs. */
function eastern(han: number, kana: number, hangul: number): ScriptFinding {
  if (hangul > kana && hangul * 2 > han) return { script: 'Hangul', language: 'ko' };
  return kana * 20 > han ? { script: 'Kana', language: 'ja' } : { script: 'Han', language: 'zh' };
}

function languageOfBlock(script: string): string | undefined {
  return blocks.find(([, , name]) => name === script)?.[3];
}

/** Letters that some of the languages of a script have and others have not, the surest first. */
const tellingLetters: Readonly<Record<string, readonly (readonly [letters: RegExp, language: string | undefined])[]>> = {
  Cyrillic: [
    [/[әғқңөұүһҗҳҷӣӯҡҙҫҥӱӑӗ]/gi, undefined],
    [/[ѓќѕ]/gi, 'mk'],
    [/[ђћљњџј]/gi, 'sr'],
    [/ў/gi, 'be'],
    [/[їєґ]/gi, 'uk'],
    [/і/gi, undefined],
    [/[ыэ]/gi, 'ru'],
    [/ъ/gi, 'bg'],
  ],
  Arabic: [
    [/[ټډړږښڼې]/g, 'ps'],
    [/[ەۆێڵڕ]/g, 'ckb'],
    [/[ٹڈڑںےھ]/g, 'ur'],
    [/[پچژگ]/g, 'fa'],
    [/[ةىأإ]|(?:^|\s)ال/g, 'ar'],
    [/[یک]/g, 'fa'],
  ],
  Devanagari: [
    [/(?:^|\s)(?:आहे|आणि|होते|नाही|त्या|करण्यात)(?=$|\s)|ळ/g, 'mr'],
    [/(?:^|\s)(?:छ|र|छन्|गर्न|भएको|थियो)(?=$|\s|।)/g, 'ne'],
    [/./g, 'hi'],
  ],
};

/** One foreign name in a text tells nothing. */
const smallestShare = 0.003;

function languageByLetters(script: string, text: string): string | undefined {
  const least = text.length * smallestShare;
  return tellingLetters[script]?.find(([letters]) => (text.match(letters)?.length ?? 0) > least)?.[1];
}
