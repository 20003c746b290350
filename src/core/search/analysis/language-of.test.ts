import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageOf } from './language-of.ts';

const detected = (text: string, language?: string, mimeType = 'text/markdown'): Promise<string | undefined> =>
  languageOf({ mimeType, metadata: language === undefined ? {} : { language } }, text);

test.for([
  ['en', 'The old houses of this street were built long before anybody who lives in them now was born.'],
  ['de', 'Die alten Häuser in dieser Straße wurden lange vor der Geburt aller Menschen gebaut, die jetzt darin wohnen.'],
  ['fr', 'Les vieilles maisons de cette rue ont été construites bien avant la naissance de ceux qui y habitent.'],
  ['es', 'Las casas viejas de esta calle se construyeron mucho antes de que naciera la gente que vive en ellas.'],
  ['tr', 'Bu sokaktaki eski evler, şimdi içinde yaşayan insanlar doğmadan çok önce yapılmıştır.'],
  ['ro', 'Casele vechi de pe această stradă au fost construite cu mult înainte de nașterea celor care locuiesc în ele.'],
  ['vi', 'Những ngôi nhà cũ trên con phố này được xây dựng từ rất lâu trước khi mọi người sống ở đó ra đời.'],
  ['id', 'Rumah tua di jalan ini dibangun jauh sebelum orang lahir karena kota ini adalah kota yang sangat tua dan bisa dilihat.'],
  ['ru', 'Старые дома на этой улице были построены задолго до рождения тех, кто в них живёт.'],
  ['uk', 'Старі будинки на цій вулиці збудували задовго до народження тих, хто в них живе, і їх багато.'],
  ['bg', 'Старите къщи на тази улица са построени много преди раждането на хората, които живеят в тях.'],
  ['el', 'Τα παλιά σπίτια αυτού του δρόμου χτίστηκαν πολύ πριν.'],
  ['ar', 'بنيت البيوت القديمة في هذا الشارع قبل وقت طويل من ولادة من يسكنون فيها الآن.'],
  ['fa', 'خانه‌های قدیمی این خیابان مدت‌ها پیش از تولد کسانی که در آن‌ها زندگی می‌کنند ساخته شده‌اند.'],
  ['he', 'הבתים הישנים ברחוב הזה נבנו זמן רב לפני שנולדו.'],
  ['hi', 'इस सड़क के पुराने घर बहुत पहले बनाए गए थे।'],
  ['ja', 'この通りの古い家はずっと前に建てられた。'],
  ['zh', '这条街上的老房子很早以前就建好了。'],
  ['ko', '이 거리의 오래된 집들은 오래전에 지어졌다.'],
  ['th', 'บ้านเก่าบนถนนสายนี้สร้างมานานแล้ว'],
] as const)('%s', async ([language, text]) => {
  expect(await detected(text)).toBe(language);
});

test.for([
  ['numbers', '12.5 33.1 18 2024-05-17 99.2 '.repeat(30)],
  ['few words', 'Häuser und Straßen'],
  ['nothing', ''],
  ['a log', '[2024-05-17T12:00:01] INFO http.server GET /index.html 200 1532 0.3ms\n'.repeat(30)],
] as const)('%s have no language', async ([, text]) => {
  expect(await detected(text)).toBeUndefined();
});

test('source code and data have no language', async () => {
  const text = 'The old houses of this street were built long before anybody who lives in them now was born.';
  for (const type of ['text/x-python', 'text/javascript', 'application/json', 'text/csv', 'application/geo+json', 'text/css'])
    expect(await detected(text, undefined, type)).toBeUndefined();
  for (const type of ['text/plain', 'text/html', 'application/pdf', 'message/rfc822', 'text/x-rst'])
    expect(await detected(text, undefined, type)).toBe('en');
});

test('a declared language counts where it is plausible', async () => {
  const danish = 'De gamle huse i denne gade blev bygget længe før de mennesker, der bor i dem nu, blev født.';
  const german = 'Die alten Häuser in dieser Straße wurden lange vor der Geburt aller Menschen gebaut, die jetzt darin wohnen.';
  expect(await detected(danish, 'da-DK')).toBe('da');
  expect(await detected(german, 'en')).toBe('de');
  expect(await detected(german, 'deu')).toBe('de');
  expect(await detected(german, 'ru')).toBe('de');
  expect(await detected('इस सड़क के पुराने घर', 'mr')).toBe('mr');
  expect(await detected('Häuser', 'de_AT')).toBe('de');
  expect(await detected('Hus', 'nb')).toBe('no');
  for (const odd of ['', 'x-default', 'German, I think', 'und', '\0', '__proto__']) expect(await detected('Häuser', odd)).toBeUndefined();
});

test('anything is either a language or none', async () => {
  expect.hasAssertions();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 3000 }), fc.string({ maxLength: 12 }), async (text, declared) => {
      expect(await detected(text, declared)).toSatisfy((language) => language === undefined || /^[a-z]{2,3}$/.test(String(language)));
    }),
    { numRuns: 300 },
  );
});

test('most texts are decided in microseconds', async () => {
  const text = 'The old houses of this street were built long before anybody who lives in them now was born. '.repeat(50);
  for (let count = 0; count < 200; count += 1) await detected(text);
  const started = performance.now();
  for (let count = 0; count < 500; count += 1) await detected(text);
  expect((performance.now() - started) / 500).toBeLessThan(0.2);
});
