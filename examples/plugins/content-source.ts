import { definePlugin, z } from 'paise2/plugin';

/** A diary: a URL for each day that has a page. Nothing is read here; `content-fetcher.ts` gets the pages. */
export default definePlugin({
  name: 'diary',
  description: 'Lists the pages of a diary',
  options: z.strictObject({
    days: z.array(z.iso.date()).default([]).describe('Days that have a page'),
  }),
  contentSources: {
    pages: {
      urlSchemes: ['diary'],
      async list(host, { scopes = ['diary://'] }) {
        for (const scope of scopes) {
          const listing = await host.openListing(scope);
          const urls = host.options.days.map(urlOfDay).filter((url) => url === scope || url.startsWith(`${scope}/`));
          // A day that is past does not change: the URL is all that there is to tell its states apart.
          await listing.add(urls.map((url) => ({ url, fingerprint: url })));
          await listing.complete();
        }
      },
      async explain(host, url) {
        if (!url.startsWith('diary:')) return undefined;
        if (host.options.days.some((day) => urlOfDay(day) === url)) return { listed: true };
        return { listed: false, reason: { code: 'no-page', text: 'This day has no page.' }, where: 'diary.days' };
      },
    },
  },
});

const urlOfDay = (day: string): string => `diary:///${day.replaceAll('-', '/')}`;
