import { definePlugin, PaiseError, z } from 'paise2/plugin';

/** For launchers of desktops, which ask as one types: `GET /launcher?text=apples`, with the key that `paise2 open --key /launcher` prints. */
export default definePlugin({
  name: 'launcher',
  description: 'Answers launchers with what a query finds',
  options: z.strictObject({
    rows: z.int().min(1).max(50).default(9).describe('How many rows a launcher shows'),
  }),
  httpHandlers: {
    rows: {
      path: '/launcher',
      access: 'key',
      async handle(host, request) {
        const query = new URL(request.url).searchParams.get('text') ?? '';
        if (query.trim() === '') throw new PaiseError('USAGE', 'There is no text.', { hint: 'Ask for /launcher?text=apples.' });
        const { hits } = await host.paise.search({ query, limit: host.options.rows });
        return Response.json({ rows: hits.map(({ title, path, url }) => ({ title, place: path ?? url })) });
      },
    },
  },
});
