import { defineScenarios } from 'paise2/testing';

const cards = 'BEGIN:VCARD\r\nFN:Ada Lovelace\r\nUID:ada\r\nEND:VCARD\r\nBEGIN:VCARD\r\nTEL;TYPE=home:123\r\nEND:VCARD\r\n';

export default defineScenarios({
  contentExtractors: { vcard: { samples: [{ name: 'friends.vcf', mimeType: 'text/vcard', bytes: cards }] } },
});
