import { definePlugin, RejectContent, z } from 'paise2/plugin';

/** Address books: the file is an item, and so is each card in it. */
export default definePlugin({
  name: 'contacts',
  description: 'Reads address books (vCard)',
  options: z.strictObject({
    notes: z.boolean().default(true).describe('Index the notes on a card too'),
  }),
  contentExtractors: {
    vcard: {
      version: 1,
      preferredMimeTypes: ['text/vcard'],
      fileExtensions: ['.vcf'],
      async extract(host, content) {
        const cards = readCards(await content.text());
        if (cards.length === 0) throw new RejectContent('There is no card in it.');
        await host.addItem('', { description: `${cards.length} contacts` });
        for (const [index, card] of cards.entries()) {
          const lines = [...card].filter(([name]) => name !== 'NOTE' || host.options.notes).map(([, value]) => value);
          const title = card.get('FN') ?? `Card ${index + 1}`;
          await host.addItem(lines.join('\n'), { title }, { key: card.get('UID') ?? String(index + 1), mimeType: 'text/vcard' });
        }
      },
    },
  },
});

/** Lines of each card by the name of their property (RFC 6350, without parameters). A card that does not end is none. */
function readCards(text: string): ReadonlyMap<string, string>[] {
  const cards: Map<string, string>[] = [];
  let card: Map<string, string> | undefined;
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).split(';', 1)[0]?.toUpperCase() ?? '';
    if (name === 'BEGIN') card = new Map();
    else if (name === 'END' && card) cards.push(card);
    else if (colon > 0) card?.set(name, line.slice(colon + 1).trim());
  }
  return cards;
}
