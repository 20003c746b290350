import { definePlugin, z } from 'paise2/plugin';

/** A diary: a URL for each day that has a page. Nothing is read here; `content-fetcher.ts` gets the pages. */
export default definePlugin({
  name: 'diary',
  description: 'Lists the pages of a diary',
  options: z.strictObject({
    days: z.array(z.iso.date()).default([]).describe('Days that have a page'),
    minutes: z.number().positive().default(5).describe('Minutes between two looks at the page of today'),
  }),
  contentSources: {
    pages: {
      urlSchemes: ['diary'],
      async list(host, { scopes = ['diary://'] }) {
        for (const scope of scopes) {
          const listing = await host.openListing(scope);
          const urls = host.options.days.map(urlOfDay).filter((url) => url === scope || url.startsWith(`${scope}/`));
          // A day that is past does not change: its URL tells all. What the page of today is like is not known.
          await listing.add(urls.map((url) => ({ url, fingerprint: url === urlOfDay(today()) ? '' : url })));
          await listing.complete();
        }
      },
      async watch(host, report) {
        const lookAtToday = (): void => {
          if (host.options.days.includes(today())) report({ type: 'changed', urls: [urlOfDay(today())] });
        };
        const timer = setInterval(lookAtToday, host.options.minutes * 60_000);
        report({ type: 'watching', url: 'diary://' });
        await new Promise((resolve) => host.signal.addEventListener('abort', resolve));
        clearInterval(timer);
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

const today = (): string => new Date().toISOString().slice(0, 10);
