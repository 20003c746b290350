import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { found, indexOf, itemOf } from './test-index.ts';
import { loadLanguages } from './languages.ts';
import { wordsNode } from './words-node.ts';

/** A text, what finds it, and what does not. */
test.for([
  [
    'de',
    'Die alten Häuser in dieser Straße wurden vor langer Zeit gebaut, und niemand weiß von wem.',
    ['Haus', 'HÄUSERN', 'hauser', 'strasse', 'Straßen', '"alten Häuser"', 'gebaute'],
    ['Maus', '"Häuser alten"'],
  ],
  [
    'fr',
    'Les vieilles maisons de cette rue ont été construites par les élèves de l’école il y a longtemps.',
    ['maison', 'eleve', 'élèves', 'école', '"vieilles maisons"', 'construit'],
    ['raison'],
  ],
  [
    'es',
    'Las canciones viejas de esta calle fueron escritas por la gente que vivía en las casas antes de nosotros.',
    ['canción', 'cancion', 'casa', 'escrita', '"esta calle"'],
    ['camión'],
  ],
  [
    'it',
    'Le vecchie case di questa strada sono state costruite dagli uomini che abitavano nella città molti anni fa.',
    ['casa', 'strade', 'citta', 'città', 'costruita'],
    ['cosa'],
  ],
  [
    'pt',
    'As ações da empresa que não foram vendidas pertencem às pessoas que trabalham nesta cidade há muitos anos.',
    ['ação', 'ações', 'AÇÕES', 'empresas', 'cidades'],
    ['avião'],
  ],
  [
    'nl',
    'De oude huizen in deze straat zijn lang geleden gebouwd en niemand weet nog door wie dat is gedaan.',
    ['straten', 'gebouwd', 'oud'],
    ['muis'],
  ],
  [
    'sv',
    'De gamla husen på den här gatan byggdes för länge sedan och ingen vet längre vem som gjorde det.',
    ['hus', 'husens', 'gatan', 'bygga'],
    ['musen'],
  ],
  [
    'fi',
    'Vanhat talot tällä kadulla rakennettiin kauan sitten eikä kukaan enää tiedä kuka sen oikeastaan teki.',
    ['talo', 'taloissa', 'rakennettiin'],
    ['kala'],
  ],
  [
    'ro',
    'Casele vechi de pe această stradă au fost construite de oameni care locuiesc în orașul acesta de mult.',
    ['casa', 'oraș', 'oraşul', 'orasul', 'strada'],
    ['masa'],
  ],
  [
    'tr',
    'Kitaplarımızdan birini okudum ve ışık sönmüştü, sonra eve gittim ve bir daha geri dönmedim.',
    ['kitap', 'kitaplar', 'ışık', 'isik', 'IŞIK', 'ev'],
    ['katip'],
  ],
  [
    'hu',
    'A régi házakban sokan laknak ebben az utcában, és senki sem tudja már, hogy ki építette azokat.',
    ['ház', 'házak', 'utca'],
    ['száz'],
  ],
  [
    'ru',
    'Зелёный дом стоит на берегу реки, и в нём никто не живёт уже много лет, потому что он старый.',
    ['зеленый', 'зелёного', 'дома', 'река', 'берега'],
    ['вода'],
  ],
  [
    'uk',
    'Старі будинки на цій вулиці збудували давно, і їхні двері зачинені вже багато років.',
    ['будинками', 'вулиця', 'вулиці'],
    ['вода'],
  ],
  [
    'el',
    'Οι άνθρωποι ζουν στα σπίτια τους και πηγαίνουν στη δουλειά κάθε πρωί με το λεωφορείο.',
    ['άνθρωπος', 'ανθρωπων', 'ΣΠΙΤΙ', 'σπίτι', 'λεωφορειο'],
    ['βιβλίο'],
  ],
  [
    'ar',
    'كانت المدرسة الكبيرة في المدينة القديمة مغلقة، وذهب أحمد إلى بيته.',
    ['مدرسة', 'المدرسه', 'مَدْرَسَة', 'مدينة', 'احمد', 'والمدينة', 'بيت'],
    ['كتاب'],
  ],
  ['hi', 'हिन्दी भारत की राजभाषा है और लड़कियों ने किताबें पढ़ीं।', ['हिंदी', 'हिन्दी', 'लड़की', 'किताब', 'पढ़ीं', '"भारत की राजभाषा"'], ['मकान']],
  [
    'vi',
    'Tôi đi học ở trường đại học Hà Nội và ăn phở mỗi ngày với bạn bè của tôi.',
    ['trường', 'truong', 'PHỞ', 'pho', '"đại học Hà Nội"', 'bạn', 'ban'],
    ['trưởng', 'phố'],
  ],
  [
    'zh',
    '这条街上的老房子很早以前就建好了，没有人知道是谁建的。',
    ['房子', '老房子', '街', '这条街上的老房子很早', '"老房子很早"', '知道是谁'],
    ['房街', '新房子'],
  ],
  [
    'ja',
    '東京都庁は新宿区にある。コンピュータで用Python編集。',
    ['東京', '都庁', '京都', '新宿', '庁', 'コンピュータ', 'ｺﾝﾋﾟｭｰﾀ', '用Python', 'python'],
    ['大阪', '都京'],
  ],
  [
    'ko',
    '이 거리의 오래된 집들은 오래전에 지어졌다. 한국어를 배운다.',
    ['한국어', '거리', '집', '오래된 집들은', '"오래된 집들은"'],
    ['중국어'],
  ],
  ['th', 'ภาษาไทยเป็นภาษาที่มีระดับเสียงของคำแน่นอน', ['ภาษา', 'ภาษาไทย', 'เสียง', 'ระดับเสียง'], ['อังกฤษ']],
  ['he', 'הַבָּתִּים הישנים ברחוב הזה נבנו לפני זמן רב.', ['הבתים', 'ברחוב', 'הישנים'], ['ספר']],
  ['fa', 'کتاب‌های قدیمی این خیابان ۱۲۳ سال پیش نوشته شده است.', ['كتاب‌های', 'کتاب', 'خیابان', '123', '١٢٣'], ['خانه']],
  ['ta', 'வீடுகள் பழையவை மற்றும் தெரு நீளமானது.', ['வீடுகள்', 'தெரு'], ['மரம்']],
] as const)('%s', async ([language, text, finding, notFinding]) => {
  const storage = await indexOf([itemOf(text)]);
  expect(await storage.languages()).toEqual([language]);
  const total = (typed: string): Promise<number> => found(storage, typed.replaceAll('"', ''), { quoted: typed.startsWith('"') });
  expect(await Promise.all(finding.map(total))).toEqual(finding.map(() => 1));
  expect(await Promise.all(notFinding.map(total))).toEqual(notFinding.map(() => 0));
});

test.for([
  ['The MPU-6050 sensor', ['MPU-6050', 'MPU6050', 'mpu6050', 'mpu', '6050', 'MPU 6050'], ['MPU-6051']],
  ['The MPU6050 sensor', ['MPU-6050', 'MPU6050', 'mpu', '6050', 'mpu_6050'], ['mpu60']],
  ['release 1.0.21', ['1.0.21'], ['1021', '1.0.2']],
  ['Part h52.1 is late', ['h52.1', 'H521', 'h52'], ['h5']],
  ['Learn C++ and F# on .NET', ['C++', 'c++', 'F#', '.NET', '.net', 'net', 'c'], ['C#', 'F++', '.org']],
  ['Write to ann.lee@example.org', ['ann.lee@example.org', 'ann.lee', 'example.org', 'lee@example'], ['ann.org']],
  ['getUserName(user_id)', ['getUserName', 'user', 'user_id', 'userId', 'name'], ['userNames2']],
  ['get_user_name', ['getUserName', 'get_user_name', 'user name'], ['userget']],
  ['your e-mail and Wi-Fi', ['email', 'e-mail', 'wifi', 'Wi-Fi'], ['male']],
  ['commit 9fceb02d0ae598e95dc970b74767f19372d61af8', ['9fceb02d0ae598e95dc970b74767f19372d61af8'], ['ae598']],
  ['Łódź, Kraków, Smørrebrød, Straße, œuvre', ['lodz', 'ŁÓDŹ', 'krakow', 'smorrebrod', 'strasse', 'oeuvre'], ['lodge']],
  ['ｆｕｌｌ ｗｉｄｔｈ ﬁnal so\u00adft', ['full', 'width', 'final', 'soft'], ['oft']],
] as const)('%s', async ([text, finding, notFinding]) => {
  const storage = await indexOf([itemOf(text)]);
  expect(await Promise.all(finding.map((typed) => found(storage, typed)))).toEqual(finding.map(() => 1));
  expect(await Promise.all(notFinding.map((typed) => found(storage, typed)))).toEqual(notFinding.map(() => 0));
});

test('an extension is looked for as such too', async () => {
  const storage = await indexOf([itemOf('', { url: 'file:///report.pdf' }), itemOf('', { url: 'file:///pdf.txt' })]);
  expect(await found(storage, '.pdf')).toBe(1);
});

test('the beginning of a word that is longer than its stem', async () => {
  const storage = await indexOf([
    itemOf('connections'),
    itemOf('Die Häuser und Straßen dieser alten Stadt sind nicht sehr weit von hier.', { url: 'file:///2' }),
  ]);
  for (const typed of ['connecti', 'connect', 'conn', 'connection', 'häuse', 'straß', 'stad'])
    expect(await found(storage, typed, { prefix: true })).toBe(1);
  for (const typed of ['connectx', 'haust']) expect(await found(storage, typed, { prefix: true })).toBe(0);
});

test('a beginning is that of words as they are spelled', async () => {
  const storage = await indexOf([itemOf('Stopping is happiness; studies contain a result.')]);
  for (const typed of ['stopp', 'stoppi', 'happine', 'happy', 'studie', 'study', 'res', 'cont'])
    expect(await found(storage, typed, { prefix: true }), typed).toBe(1);
  // Their stems are con and re.
  for (const typed of ['cons', 'rest', 'stopx']) expect(await found(storage, typed, { prefix: true }), typed).toBe(0);
});

test('names are looked for as they stand', async () => {
  await loadLanguages(['de']);
  const scope = { languages: ['de'], prefix: false, quoted: false } as const;
  expect(wordsNode('Häuser', { ...scope, field: 'name' })).toEqual({ type: 'term', text: 'hauser', field: 'name' });
  expect(wordsNode('Häuser', { ...scope, field: 'title' })).toMatchObject({ type: 'or', nodes: [{ field: 'title' }, { field: 'title' }] });
});

const sentences = [
  'The quick connections of MPU-6050 and getUserName in node.js, C++ or .NET 4.5!',
  'Die Häuser, Straßen und Übergröße der E-Mails von ann@example.org sind nicht für alle.',
  'Les élèves de l’école où l’œuvre a été écrite ne sont pas là aujourd’hui.',
  'İstanbul’da ışıklar söndü ve kitaplarımızdan biri kayboldu, çünkü kimse yoktu.',
  'Зелёный дом стоит на берегу реки, и в нём никто не живёт.',
  'Οι άνθρωποι ζουν στα σπίτια τους και πηγαίνουν στη δουλειά.',
  'كانت المدرسة الكبيرة في المدينة القديمة مغلقة والكتاب على الطاولة',
  'हिन्दी भारत की राजभाषा है और लड़कियों ने किताबें पढ़ीं',
  'Tôi đi học ở trường đại học Hà Nội và ăn phở mỗi ngày',
  '東京都庁は新宿区にある。用Python编程 コンピュータ',
  '한국어를 배우는 사람들이 많다',
  'ภาษาไทยเป็นภาษาที่มีระดับเสียงของคำแน่นอน',
  'Cafe\u0301 nai\u0308ve e\u0305 й и\u0306 ǡ ⅷ x² 𝟜 ①',
];

test('every word of a text finds it, whatever its language was taken for', async () => {
  expect.hasAssertions();
  const pieces = fc.array(fc.constantFrom(...sentences.flatMap((sentence) => sentence.split(' '))), { minLength: 1, maxLength: 12 });
  const language = fc.constantFrom(undefined, 'en', 'de', 'fr', 'tr', 'ru', 'ar', 'hi', 'vi', 'ja', 'id');
  await fc.assert(
    fc.asyncProperty(pieces, language, fc.string({ unit: 'binary', maxLength: 12 }), async (words, declared, odd) => {
      const item = itemOf([...words, odd].join(' '), { metadata: { title: words.join(' '), ...(declared && { language: declared }) } });
      const storage = await indexOf([item, itemOf('other', { url: 'file:///other' })]);
      const typed = [...words, odd].filter((word) => /[\p{L}\p{N}]/u.test(word.replace(/[\ue000-\uf8ff]/g, '')));
      const missed: string[] = [];
      for (const word of typed) if ((await found(storage, word)) === 0) missed.push(word);
      expect(missed).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('anything typed is a node or nothing', async () => {
  expect.hasAssertions();
  await loadLanguages(['de', 'hi', 'vi', 'ja']);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.boolean(), fc.boolean(), (typed, prefix, quoted) => {
      const node = wordsNode(typed, { languages: ['de', 'hi', 'vi', 'ja'], prefix, quoted });
      expect(JSON.stringify(node) ?? '').not.toMatch(/"text":""|"words":\[\]|"nodes":\[\]/);
    }),
    { numRuns: 2000 },
  );
});
