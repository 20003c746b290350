import type { ContentFetcher } from '../../plugin/content-fetcher.ts';
import type { ContentSource } from '../../plugin/content-source.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import type { ContentSourceHost, HttpResponse, SourceEntry } from '../../plugin/hosts.ts';
import { RejectContent, RetryLater } from '../../plugin/outcomes.ts';

/** `GET /list` answers lines `<name> <revision>`, `GET /<name>` the content. */
const server = 'https://things.example.org';
const everything = 'things://';

async function read(host: Pick<ContentSourceHost, 'request'>): Promise<readonly SourceEntry[]> {
  const { status, body } = await host.request({ url: `${server}/list` });
  if (status !== 200) throw new RetryLater(`The server answers ${status}.`);
  return entriesOf(body);
}

const entriesOf = (body: Uint8Array): readonly SourceEntry[] =>
  [...new TextDecoder().decode(body).matchAll(/^(\S+) (\S+)$/gm)].map(([, name = '', fingerprint = '']) => ({
    url: `${everything}/${name}`,
    fingerprint,
  }));

const below = (entries: readonly SourceEntry[], scope: string): readonly SourceEntry[] =>
  entries.filter(({ url }) => url === scope || url.startsWith(`${scope}/`));

type List = (host: ContentSourceHost, scope: string) => Promise<void>;

const source = (list: List): ContentSource => ({
  urlSchemes: ['things'],
  async list(host, { scopes = [everything] }) {
    for (const scope of scopes) await list(host, scope);
  },
});

const listAll =
  (change: (entries: readonly SourceEntry[], scope: string, host: ContentSourceHost) => readonly SourceEntry[]): List =>
  async (host, scope) => {
    const entries = await read(host);
    const listing = await host.openListing(scope);
    await listing.add(change(entries, scope, host));
    await listing.complete();
  };

const good = source(listAll(below));
let listings = 0;

type Answer = (response: HttpResponse, url: string) => Uint8Array | undefined;

const fetcher = (answer: Answer): ContentFetcher => ({
  urlSchemes: ['things'],
  async fetch(host, { url, fingerprint }) {
    const body = answer(await host.request({ url: `${server}/${url.slice(url.lastIndexOf('/') + 1)}` }), url);
    if (!body) return { type: 'gone' };
    return { type: 'content', location: await host.cache.put(body), fingerprint };
  },
});

const careful: Answer = ({ status, body }) => {
  if (status === 404 || status === 410) return undefined;
  if (status === 429 || status >= 500) throw new RetryLater(`The server answers ${status}.`);
  if (status !== 200) throw new RejectContent(`The server answers ${status}.`);
  return body;
};

/** Each does one thing wrong. For tests only. */
export default definePlugin({
  name: 'bad-sources',
  permissions: { hosts: ['things.example.org'] },
  contentSources: {
    good,
    incomplete: source(async (host, scope) => {
      const listing = await host.openListing(scope);
      await listing.add(below(await read(host), scope));
    }),
    repeating: source(listAll((entries, scope) => [...below(entries, scope), ...below(entries, scope)])),
    'deaf-to-scopes': source(listAll((entries) => entries)),
    'fresh-fingerprints': source(
      listAll((entries, scope) => {
        listings += 1;
        return below(entries, scope).map((entry) => ({ ...entry, fingerprint: String(listings) }));
      }),
    ),
    'stale-fingerprints': source(listAll((entries, scope) => below(entries, scope).map((entry) => ({ ...entry, fingerprint: 'same' })))),
    'stopping-short': source(listAll((entries, scope, host) => (host.signal.aborted ? [] : below(entries, scope)))),
    'taking-errors-for-nothing': source(async (host, scope) => {
      const { body } = await host.request({ url: `${server}/list` });
      const listing = await host.openListing(scope);
      await listing.add(below(entriesOf(body), scope));
      await listing.complete();
    }),
    overlapping: {
      async list(host, { scopes = [everything] }) {
        const entries = await read(host);
        const open = await Promise.all(scopes.map(async (scope) => [scope, await host.openListing(scope)] as const));
        for (const [scope, listing] of open) {
          await listing.add(below(entries, scope));
          await listing.complete();
        }
      },
    },
    boastful: { ...good, explain: async () => ({ listed: true }) },
    watchful: { ...good, watch: () => new Promise(() => {}) },
  },
  contentFetchers: {
    good: fetcher(careful),
    'caching-errors': fetcher(({ body }) => body),
    'taking-errors-for-gone': fetcher(({ status, body }) => (status === 200 ? body : undefined)),
    vague: fetcher(({ status, body }) => {
      if (status === 404) return undefined;
      if (status !== 200) throw new Error('It does not work.');
      return body;
    }),
    unlucky: {
      ...fetcher(careful),
      async fetch(host, { url }) {
        await host.request({ url: 'https://elsewhere.example.com/' });
        throw new RejectContent(url);
      },
    },
    forgetful: {
      ...fetcher(careful),
      async fetch(host, request) {
        const known = await host.state.get(request.url);
        if (known !== undefined) return { type: 'gone' };
        await host.state.set(request.url, 'fetched');
        return fetcher(careful).fetch(host, request);
      },
    },
  },
});
