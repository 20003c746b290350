import { definePlugin, RejectContent, z, type MetadataFields } from 'paise2/plugin';
import { gamesOf, type Game } from './games.ts';
import { linesOf } from './lines.ts';
import { dateOf, textOf, titleOf } from './present.ts';

/** Files of chess games. Each game is an item, however many there are: the file is read line by line. */
export default definePlugin({
  name: 'pgn',
  description: 'Reads chess games (PGN): each game with its players, event, opening, moves and comments',
  options: z.strictObject({
    moves: z.boolean().default(true).describe('Index the moves too: `"e4 e5 Nf3"` finds games that begin so'),
  }),
  contentExtractors: {
    games: {
      version: 1,
      preferredMimeTypes: ['application/vnd.chess-pgn', 'application/x-chess-pgn'],
      fileExtensions: ['.pgn'],
      async extract(host, content) {
        let count = 0;
        for await (const game of gamesOf(linesOf(content.stream()))) {
          host.signal.throwIfAborted();
          count += 1;
          const child = { key: String(count), mimeType: 'application/vnd.chess-pgn', size: game.size };
          await host.addItem(textOf(game, host.options), metadataOf(game), child);
          if (game.isCut) host.markPartial({ code: 'too-large', text: 'A game is longer than is read of one.' });
        }
        if (count === 0) throw new RejectContent('There is no game in it.');
        await host.addItem('', { description: count === 1 ? '1 game' : `${count} games` });
      },
    },
  },
});

function metadataOf(game: Game): MetadataFields {
  const { tags } = game;
  const players = ['White', 'Black'].map((side) => tags.get(side) ?? '').filter((name) => name !== '' && name !== '?');
  const createdAt = dateOf(tags.get('Date') ?? tags.get('UTCDate') ?? '');
  return { title: titleOf(game), authors: players, ...(createdAt !== undefined && { createdAt }) };
}
