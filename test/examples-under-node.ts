import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { extractorContract, extractWith } from 'paise2/testing';
import contacts from '../examples/plugins/content-extractor.ts';

const card = 'BEGIN:VCARD\r\nFN:Ada Lovelace\r\nUID:ada\r\nEND:VCARD\r\n';
const sample = { name: 'friends.vcf', mimeType: 'text/vcard', bytes: card };

await test('each card is an item', async () => {
  const { items } = await extractWith(contacts, 'vcard', sample);
  deepEqual(
    items.map(({ text, metadata, child }) => [text, metadata.title, child?.key]),
    [
      ['', undefined, undefined],
      ['Ada Lovelace\nada', 'Ada Lovelace', 'ada'],
    ],
  );
});

const harness = { module: new URL('../examples/plugins/content-extractor.ts', import.meta.url), key: 'vcard' };
for (const { name, run } of extractorContract(harness, { samples: [sample] })) await test(name, run);
