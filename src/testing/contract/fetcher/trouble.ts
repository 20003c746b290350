import assert from 'node:assert/strict';
import { authorOutcome, RetryLater } from '../../../plugin/outcomes.ts';
import type { Answers } from '../../hosts/recording-network.ts';
import type { PluginCases } from '../plugin-place.ts';
import {
  endOfFetch,
  fetchContent,
  type ExpectedContent,
  type FetchEnd,
  type FetcherPlace,
  type FetcherScenarioAt,
} from './fetcher-scenario.ts';

type Outcome = ReturnType<typeof authorOutcome> | 'gone' | 'content' | 'another error';

/** What the other side does, and how the fetch may end then. */
const troubles: readonly (readonly [what: string, answers: Answers, allowed: readonly Outcome[]])[] = [
  [
    'cannot be reached',
    () => {
      throw new RetryLater('It cannot be reached.');
    },
    ['retry'],
  ],
  ...[429, 500, 502, 503, 504].map((status) => [`answers with ${status}`, () => ({ status }), ['retry']] as const),
  ...[400, 401, 403].map((status) => [`answers with ${status}`, () => ({ status }), ['retry', 'reject', 'skip']] as const),
  ...[404, 410].map((status) => [`answers with ${status}`, () => ({ status }), ['gone', 'retry', 'reject', 'skip']] as const),
];

export const troubleCases = (scenario: FetcherScenarioAt): PluginCases<'contentFetchers'> => ({
  async 'says how it goes on when the other side fails'(place) {
    for (const expected of await requesting(place, scenario)) {
      for (const [what, answers, allowed] of troubles) {
        const outcome = outcomeOf(await endOfFetch(place, { ...expected, answers }));
        assert.ok(allowed.includes(outcome), `the other side ${what}; it ends with ${outcome}, but should with ${allowed.join(' or ')}`);
      }
    }
  },

  async 'says how it goes on when it fails'(place) {
    const { failing = [] } = await scenario(place.directory);
    for (const request of failing) {
      const outcome = outcomeOf(await endOfFetch(place, request));
      assert.ok(['retry', 'reject', 'skip'].includes(String(outcome)), `${request.url}: it ends with ${outcome}`);
    }
  },

  async 'ends soon when it is told to before it begins'(place) {
    const { content } = await scenario(place.directory);
    for (const expected of content) await endOfFetch(place, { ...expected, signal: AbortSignal.abort(new Error('The engine stops.')) });
  },

  async 'ends soon when it is told to while it waits for an answer'(place) {
    for (const expected of await requesting(place, scenario)) {
      const stop = new AbortController();
      const answers: Answers = () => {
        setTimeout(() => stop.abort(new Error('The engine stops.')), 20);
        return new Promise(() => {});
      };
      const end = await endOfFetch(place, { ...expected, answers, signal: stop.signal });
      assert.ok('error' in end, `${expected.url}: it hands over content that it did not get`);
    }
  },
});

/** Those that need the other side. */
async function requesting(place: FetcherPlace, scenario: FetcherScenarioAt): Promise<readonly ExpectedContent[]> {
  const { content } = await scenario(place.directory);
  const found: ExpectedContent[] = [];
  for (const expected of content) if ((await fetchContent(place, expected)).requests.length > 0) found.push(expected);
  return found;
}

function outcomeOf(end: FetchEnd): Outcome {
  return 'fetched' in end ? end.fetched.result.type : (authorOutcome(end.error) ?? 'another error');
}
