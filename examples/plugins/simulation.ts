import { setTimeout } from 'node:timers/promises';
import { createMetadata, definePlugin, RejectContent, RetryLater, z } from 'paise2/plugin';

/** A place that is not there: a source that makes up URLs, and a fetcher that acts as if it fetched them. For trying out what is slow, busy or broken. */
export default definePlugin({
  name: 'simulation',
  description: 'Makes up documents',
  options: z.strictObject({
    documents: z.number().int().nonnegative().default(0).describe('How many there are'),
    revision: z.number().int().default(1).describe('Another number: all of them changed'),
    delay: z.number().nonnegative().default(0).describe('Milliseconds that each takes to come'),
    brokenEvery: z.number().int().nonnegative().default(0).describe('One in so many is broken; 0 for none'),
    busyEvery: z.number().int().nonnegative().default(0).describe('One in so many comes only when it is asked for again; 0 for none'),
  }),
  contentSources: {
    documents: {
      urlSchemes: ['simulated'],
      async list(host, { scopes = ['simulated://'] }) {
        const { documents, revision } = host.options;
        for (const scope of scopes) {
          const listing = await host.openListing(scope);
          for (let start = 1; start <= documents && !host.signal.aborted; start += batch) {
            const urls = numbers(start, Math.min(start + batch - 1, documents)).map(urlOf);
            const below = urls.filter((url) => url === scope || url.startsWith(`${scope}/`));
            // Made from the URL and the options alone, so that a second listing finds nothing new.
            await listing.add(below.map((url) => ({ url, fingerprint: `${revision}`, modifiedAt: Date.UTC(2024, 0, revision) })));
          }
          host.signal.throwIfAborted();
          await listing.complete();
        }
      },
    },
  },
  contentFetchers: {
    document: {
      urlSchemes: ['simulated'],
      async fetch(host, { url }) {
        const { documents, delay, brokenEvery, busyEvery } = host.options;
        const number = Number(url.slice(url.lastIndexOf('/') + 1));
        if (!(number >= 1 && number <= documents)) return { type: 'gone' };
        await setTimeout(delay, undefined, { signal: host.signal });
        if (brokenEvery > 0 && number % brokenEvery === 0) throw new RejectContent('It is broken, as it was asked to be.');
        if (busyEvery > 0 && number % busyEvery === 0 && (await host.state.get(url)) === undefined) {
          await host.state.set(url, true);
          throw new RetryLater('It is busy, as it was asked to be.', 10);
        }
        const location = await host.cache.put(new TextEncoder().encode(textOf(number)));
        return { type: 'content', location, mimeType: 'text/plain', metadata: createMetadata({ tags: ['simulated'] }) };
      },
    },
  },
});

const batch = 500;
const words = 'apple river stone cloud lantern meadow copper winter harbour violin paper thunder garden mirror salt feather'.split(' ');

const numbers = (first: number, last: number): readonly number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** A hundred to a folder. */
const urlOf = (number: number): string => `simulated:///${Math.ceil(number / 100)}/${number}`;

/** The same number gives the same text, and neighbours share few words. */
function textOf(number: number): string {
  const chosen = numbers(1, 40).map((place) => words[(number * place * 7 + place) % words.length]);
  return `Document ${number}\n\n${chosen.join(' ')}.`;
}
