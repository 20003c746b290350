import { definePlugin, RetryLater, z } from 'paise2/plugin';

/** Gets the pages that `content-source.ts` lists. The other side is simulated: its pages are an option. */
export default definePlugin({
  name: 'diary-server',
  description: 'Fetches the pages of a diary',
  options: z.strictObject({
    pages: z.record(z.string(), z.string()).default({}).describe('Path of each page, and its Markdown'),
    isDown: z.boolean().default(false).describe('Whether nobody answers'),
  }),
  contentFetchers: {
    page: {
      urlSchemes: ['diary'],
      async fetch(host, { url }) {
        if (host.options.isDown) throw new RetryLater('The diary does not answer.', 600_000);
        const page = host.options.pages[url.slice('diary:///'.length)];
        if (page === undefined) return { type: 'gone' };
        const fetches = Number((await host.state.get('fetches')) ?? 0);
        await host.state.set('fetches', fetches + 1);
        const location = await host.cache.put(new TextEncoder().encode(page));
        return { type: 'content', location, mimeType: 'text/markdown', metadata: { tags: ['diary'] } };
      },
    },
  },
});
