import { expect, test } from 'vitest';
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
