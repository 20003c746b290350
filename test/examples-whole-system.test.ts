import { expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { testPaise } from '../src/testing/index.ts';

const contacts = new URL('../examples/plugins/content-extractor.ts', import.meta.url);
const card = (name: string): string => `BEGIN:VCARD\r\nFN:${name}\r\nUID:1\r\nEND:VCARD\r\n`;

test('cards are found, also after the engine was killed', async () => {
  await using system = await testPaise({ plugins: [contacts], files: { 'ada.vcf': card('Ada Lovelace') } });
  const titles = async (query: string) => (await system.search(query)).hits.map(({ title }) => title);
  expect(await system.idle()).toMatchObject({ failed: 0 });
  expect(await titles('lovelace')).toEqual(['Ada Lovelace']);
  await system.kill();
  system.write({ 'grace.vcf': card('Grace Hopper') });
  await system.restart();
  await system.idle();
  expect(await titles('hopper')).toEqual(['Grace Hopper']);
});

const launcher = new URL('../examples/plugins/http-handler.ts', import.meta.url);

test('a launcher is answered, if it has the key', async () => {
  await using system = await testPaise({
    plugins: [launcher],
    files: { 'a.txt': 'red apples' },
    config: { paise2: { http: { port: 0 } }, launcher: { rows: 1 } },
  });
  await system.idle();
  const served = async () => system.paise.served('/launcher');
  while (!(await served())) await sleep(50);
  const { url, key } = (await served()) ?? { url: '', key: '' };
  const ask = (query: string, headers: Readonly<Record<string, string>>) => fetch(`${url}${query}`, { headers });
  const answer = await ask('?text=apples', { authorization: `Bearer ${key}` });
  expect(await answer.json()).toEqual({ rows: [{ title: 'a.txt', place: `${system.folder}/a.txt` }] });
  expect((await ask('?text=apples', {})).status).toBe(401);
  expect((await ask('', { authorization: `Bearer ${key}` })).status).toBe(400);
});
