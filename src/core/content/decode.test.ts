import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from './decode.ts';
import { legacyBytes } from '../../testing/test-bytes.ts';

const article = {
  arabic: 'يولد جميع الناس أحرارا متساوين في الكرامة والحقوق.',
  chinese: '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。',
  czech: 'Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv.',
  danish: 'Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med fornuft og samvittighed.',
  french: 'Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience.',
  german: 'Alle Menschen sind frei und gleich an Würde und Rechten geboren.',
  greek: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.',
  hebrew: 'כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.',
  hungarian: 'Minden emberi lény szabadon születik és egyenlő méltósága és joga van.',
  japanese: 'すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。',
  korean: '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.',
  lithuanian: 'Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. Jiems suteiktas protas ir sąžinė.',
  polish: 'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw.',
  russian: 'Все люди рождаются свободными и равными в своем достоинстве и правах.',
  spanish: 'Todos los seres humanos nacen libres e iguales en dignidad y derechos. ¿Mañana? ¡Sí, señor!',
  taiwanese: '人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神相對待。',
  thai: 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ',
  turkish: 'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler.',
  ukrainian: 'Всі люди народжуються вільними і рівними у своїй гідності та правах. Її є.',
};

test.each([
  [article.arabic, 'windows-1256'],
  [article.chinese, 'gb18030'],
  [article.czech, 'windows-1250'],
  [article.czech, 'iso-8859-2'],
  [article.danish, 'windows-1252'],
  [article.french, 'windows-1252'],
  [article.german, 'windows-1252'],
  [article.greek, 'windows-1253'],
  [article.hebrew, 'windows-1255'],
  [article.hungarian, 'windows-1250'],
  [article.japanese, 'shift_jis'],
  [article.japanese, 'euc-jp'],
  [article.korean, 'euc-kr'],
  [article.lithuanian, 'windows-1257'],
  [article.polish, 'iso-8859-2'],
  [article.russian, 'windows-1251'],
  [article.russian, 'koi8-r'],
  [article.russian, 'ibm866'],
  [article.spanish, 'windows-1252'],
  [article.taiwanese, 'big5'],
  [article.thai, 'windows-874'],
  [article.turkish, 'windows-1254'],
  [article.ukrainian, 'koi8-u'],
  ['コンピュータのデータベース・サーバー', 'shift_jis'],
  ['コンピュータのデータベース・サーバー', 'euc-jp'],
  // One foreign word in English text, without a language to go by.
  ['This was written by Jürgen Groß and others.\n'.repeat(100), 'windows-1252'],
  ['int main() { // Печать строки на экран\n  return 0; }\n', 'windows-1251'],
  ['10 °C', 'windows-1252'],
  ['naïve', 'windows-1252'],
])('%s is recognised in %s', async (text, charset) => {
  const decoded = await decodeText(legacyBytes(text, charset));
  expect(decoded.text).toBe(text);
});

test('a byte order mark decides and is left out', async () => {
  const text = 'Zażółć 日本 🙂';
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  expect(await decodeText(Buffer.from(`\ufeff${text}`))).toEqual({ text, charset: 'utf-8' });
  expect(await decodeText(utf16, 'koi8-r')).toEqual({ text, charset: 'utf-16le' });
  expect(await decodeText(Buffer.from(utf16).swap16())).toEqual({ text, charset: 'utf-16be' });
  const utf32 = Buffer.from(Uint32Array.from(`\ufeff${text}`, (character) => character.codePointAt(0) ?? 0).buffer);
  expect(await decodeText(utf32)).toEqual({ text, charset: 'utf-32le' });
  expect(await decodeText(Buffer.from(utf32).swap32())).toEqual({ text, charset: 'utf-32be' });
});

test('UTF-16 without a mark is known by its NULs', async () => {
  for (const text of ['plain words\n', 'Привет, мир\n', '日本語 の 文書\n1 2 3']) {
    const bytes = Buffer.from(text, 'utf16le');
    expect(await decodeText(bytes)).toEqual({ text, charset: 'utf-16le' });
    expect(await decodeText(Buffer.from(bytes).swap16())).toEqual({ text, charset: 'utf-16be' });
  }
});

test('ISO-2022-JP is known by its escape sequences', async () => {
  const bytes = Buffer.concat([Buffer.from('\x1b$B'), Buffer.from('456c357e', 'hex'), Buffer.from('\x1b(B ok')]);
  expect(await decodeText(bytes)).toEqual({ text: '東京 ok', charset: 'iso-2022-jp' });
});

test('UTF-8 that is cut or damaged stays UTF-8', async () => {
  const bytes = Buffer.from(article.russian);
  expect((await decodeText(bytes.subarray(0, 21))).text).toBe('Все люди ро\ufffd');
  const damaged = Buffer.concat([bytes, Buffer.from([0xff, 0x20, 0xe9, 0x20]), bytes]);
  expect((await decodeText(damaged)).text).toBe(`${article.russian}\ufffd \ufffd ${article.russian}`);
});

test('a declared charset is believed as far as the bytes agree', async () => {
  const polish = legacyBytes(article.polish, 'iso-8859-2');
  expect(await decodeText(polish, 'ISO-8859-2')).toEqual({ text: article.polish, charset: 'iso-8859-2' });
  expect((await decodeText(legacyBytes('día', 'windows-1252'), 'latin1')).text).toBe('día');
  expect((await decodeText(Buffer.from('día'), 'iso-8859-1')).text).toBe('día');
  expect((await decodeText(legacyBytes(article.french, 'windows-1252'), 'utf-8')).text).toBe(article.french);
  expect((await decodeText(Buffer.from('día'), 'no such charset')).text).toBe('día');
});

test('typographic characters of Windows-1252 are decoded, which TextDecoder of Node 22 does not', async () => {
  const bytes = Buffer.from('It\x92s a \x93quoted\x94 sentence \x96 with dashes\x85 \xa312 or 20 \x80 \xa9', 'latin1');
  expect(await decodeText(bytes)).toEqual({ text: 'It’s a “quoted” sentence – with dashes… £12 or 20 € ©', charset: 'windows-1252' });
});

test('UTF-8 comes back as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      fc.pre(!text.includes('\0') && !text.includes('\x1b') && !text.startsWith('\ufeff'));
      expect(await decodeText(Buffer.from(text))).toEqual({ text, charset: 'utf-8' });
    }),
  );
});

test('any bytes decode to well-formed text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.option(fc.constantFrom('utf-8', 'big5', 'utf-16', 'latin1', 'x'), { nil: undefined }),
      async (bytes, declared) => {
        const { text } = await decodeText(bytes, declared);
        expect(text.isWellFormed()).toBe(true);
      },
    ),
  );
});

test('the charset of a long text is found by the few words that are not ASCII', async () => {
  const text = `${'nothing but plain words here\n'.repeat(200_000)}${article.russian}\n`;
  expect((await decodeText(legacyBytes(text, 'windows-1251'))).charset).toBe('windows-1251');
});
