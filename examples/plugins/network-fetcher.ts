import { definePlugin, RejectContent, RetryLater, SkipContent, z } from 'paise2/plugin';

/** Gets `wiki:///Page` from a wiki. It is called when a source says that a page is new or has changed. */
export default definePlugin({
  name: 'wiki',
  description: 'Pages of a wiki',
  permissions: { hosts: ['wiki.example.org'] },
  options: z.strictObject({
    server: z.url().default('https://wiki.example.org').describe('Where the wiki is'),
  }),
  contentFetchers: {
    page: {
      urlSchemes: ['wiki'],
      async fetch(host, { url }) {
        const page = url.slice('wiki:///'.length);
        const { status, headers, body } = await host.request({ url: `${host.options.server}/${page}` });
        if (status === 404 || status === 410) return { type: 'gone' };
        if (status === 401 || status === 403) throw new SkipContent('It may not be read.', 'permission');
        if (status === 429 || status >= 500) throw new RetryLater(`The wiki answers ${status}.`);
        if (status !== 200) throw new RejectContent(`The wiki answers ${status}.`, 'refused');
        const location = await host.cache.put(body);
        const mimeType = headers['content-type']?.split(';', 1)[0]?.trim();
        return { type: 'content', location, metadata: { title: decodeURIComponent(page) }, ...(mimeType && { mimeType }) };
      },
    },
  },
});
