import assert from 'node:assert/strict';
import type { PluginCases } from '../plugin-place.ts';
import { urlScheme } from '../names.ts';
import { endOfFetch, fetchContent, type ExpectedContent, type FetcherScenarioAt } from './fetcher-scenario.ts';

export const contentCases = (scenario: FetcherScenarioAt): PluginCases<'contentFetchers'> => ({
  async 'has data that the engine can choose by'({ extension }) {
    for (const scheme of extension.urlSchemes) assert.match(scheme, urlScheme);
    for (const prefix of extension.urlPrefixes ?? []) assert.ok(URL.canParse(prefix), `${prefix} is not the beginning of a URL`);
    assert.ok(extension.urlSchemes.length + (extension.urlPrefixes?.length ?? 0) > 0, 'it names neither a scheme nor a prefix');
  },

  async 'takes the URLs that it is for'({ extension, directory }) {
    const { content, gone } = await scenario(directory);
    for (const { url } of [...content, ...gone]) {
      const { urlSchemes, urlPrefixes = [] } = extension;
      const fits = urlSchemes.some((scheme) => url.startsWith(`${scheme}:`)) || urlPrefixes.some((prefix) => url.startsWith(prefix));
      assert.ok(fits && (extension.canFetch?.(url) ?? true), `it does not take ${url}`);
    }
  },

  async 'gets the content'(place) {
    const { content } = await scenario(place.directory);
    for (const expected of content)
      assert.deepEqual(textOf((await fetchContent(place, expected)).bytes), textOf(expected.bytes), expected.url);
  },

  async 'gets the same under the same fingerprint, when it remembers the fetch before and when it does not'(place) {
    const { content } = await scenario(place.directory);
    for (const expected of content) {
      const first = await fetchContent(place, expected);
      const known = fingerprintOf(first, expected);
      for (const earlier of [first, {}]) {
        const again = await fetchContent(place, { ...expected, fingerprint: known, earlier });
        assert.deepEqual(textOf(again.bytes), textOf(expected.bytes), expected.url);
        assert.equal(
          fingerprintOf(again, { ...expected, fingerprint: known }),
          known,
          `${expected.url} has not changed; its fingerprint has`,
        );
      }
    }
  },

  async 'says that nothing is there where nothing is there any more'(place) {
    const { gone } = await scenario(place.directory);
    for (const request of gone) {
      const end = await endOfFetch(place, request);
      if ('error' in end) throw end.error;
      assert.equal(end.fetched.result.type, 'gone', request.url);
    }
  },
});

function fingerprintOf(
  { result }: Awaited<ReturnType<typeof fetchContent>>,
  { fingerprint = '' }: Pick<ExpectedContent, 'fingerprint'>,
): string {
  return (result.type === 'content' ? result.fingerprint : undefined) ?? fingerprint;
}

/** Differences show as text. */
const textOf = (bytes: Uint8Array | string): string => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString());
