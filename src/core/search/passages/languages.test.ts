import { beforeAll, expect, test } from 'vitest';
import { languageMarks } from '../analysis/private-use.ts';
import { loadLanguages } from '../analysis/languages.ts';
import { passagesOf } from './passages-of.ts';
import { nodeOf } from './test-query.ts';

const languages = Object.keys(languageMarks);
beforeAll(() => loadLanguages(languages));

/** With matches in brackets. The query is looked for in all languages, as in an index that has them. */
function shown(text: string, language: string | undefined, query: string): string {
  const [passage] = passagesOf(text, nodeOf(query, languages), {
    item: { metadata: {}, ...(language !== undefined && { language }) },
    most: 1,
  });
  return (passage?.parts ?? []).map((part) => (part.match ? `[${part.text}]` : part.text)).join('');
}

test.for([
  ['de', 'Die Häuser der Straße waren größer.', 'Haus', 'Die [Häuser] der Straße waren größer.'],
  ['de', 'Die Häuser der Straße waren größer.', 'strassen GROSS', 'Die Häuser der [Straße] waren [größer].'],
  ['de', 'Er kam mit der Version 1.0.21 und parseHttpHeader.', '1.0.21 header', 'Er kam mit der Version [1.0.21] und [parseHttpHeader].'],
  ['fr', 'Les chevaux étaient fréquemment fatigués.', 'fréquent fatiguée', 'Les chevaux étaient [fréquemment] [fatigués].'],
  ['es', 'Con frecuencia canta canciones.', 'frecuencias canción', 'Con [frecuencia] canta [canciones].'],
  ['nl', 'De huizen en de manen.', 'maan', 'De huizen en de [manen].'],
  ['sv', 'Flickorna sprang hem.', 'flicka', '[Flickorna] sprang hem.'],
  ['fi', 'Taloissa on ihmisiä.', 'talo', '[Taloissa] on ihmisiä.'],
  ['ru', 'Ещё один дом, много домов.', 'дома еще', '[Ещё] один [дом], много [домов].'],
  ['tr', 'İstanbul kitapları güzeldir.', 'kitap istanbul', '[İstanbul] [kitapları] güzeldir.'],
  ['el', 'Οι άνθρωποι της πόλης.', 'άνθρωπος', 'Οι [άνθρωποι] της πόλης.'],
  ['ro', 'Frumusețea cărților vechi.', 'cărți', 'Frumusețea [cărților] vechi.'],
  ['hu', 'A házakban laknak.', 'ház', 'A [házakban] laknak.'],
  ['ar', 'قرأت الكِتَاب الجديد', 'كتاب', 'قرأت [الكِتَاب] الجديد'],
  ['ar', 'في المدرسة', 'مدرسة', 'في [المدرسة]'],
  ['hi', 'हिंदी की किताबें', 'हिन्दी किताब', '[हिंदी] की [किताबें]'],
  ['id', 'Mereka membaca buku.', 'membaca', 'Mereka [membaca] buku.'],
  ['sr', 'Књиге су на столу.', 'књига', '[Књиге] су на столу.'],
  ['vi', 'Tôi yêu Việt Nam.', 'việt', 'Tôi yêu [Việt] Nam.'],
  ['vi', 'Tôi yêu Việt Nam.', 'viet', 'Tôi yêu [Việt] Nam.'],
  ['ja', '東京都庁の近くで寿司を食べた。', '東京都 寿司', '[東京都]庁の近くで[寿司]を食べた。'],
  ['zh', '我们在新宿吃饭，很好吃。', '吃饭', '我们在新宿[吃饭]，很好吃。'],
  ['zh', '我们在新宿吃饭。', '宿', '我们在新[宿]吃饭。'],
  ['ko', '한국어를 공부합니다.', '한국어', '[한국어]를 공부합니다.'],
  ['th', 'ฉันกินน้ำแข็งใส', 'น้ำแข็ง', 'ฉันกิน[น้ำแข็ง]ใส'],
  ['he', 'הַסֵּפֶר החדש', 'הספר', '[הַסֵּפֶר] החדש'],
  [undefined, 'We use C++, C# and .NET here, not C.', 'c++ .net', 'We use [C++], C# and [.NET] here, not C.'],
  [undefined, 'The MPU6050 and the MPU-6050 sensor.', 'MPU-6050', 'The [MPU6050] and the [MPU-6050] sensor.'],
  [undefined, 'ＭＰＵ and ﬁle', 'mpu', '[ＭＰＵ] and ﬁle'],
  [undefined, 'An httpserver2 serves it.', '*server*', 'An http[server]2 serves it.'],
] as const)('%s: %j for %j', ([language, text, query, expected]) => {
  expect(shown(text, language, query)).toBe(expected);
});

test('words of other languages are not marked', () => {
  expect(shown('Die Rate der Raten', 'de', 'rating')).toBe('Die Rate der Raten');
});
