import assert from 'node:assert/strict';
import type { ContentSourceHost } from '../../../plugin/hosts.ts';
import { RetryLater } from '../../../plugin/outcomes.ts';
import type { Answers } from '../../hosts/recording-network.ts';
import type { PluginCases } from '../plugin-place.ts';
import type { ListedIndex } from './listed-index.ts';
import { sorted, throughSteps, type SourceScenario, type SourceStep } from './source-scenario.ts';

/** Calls of the host at which it is stopped. */
const mostCalls = 12;

export const interruptionCases = (scenario: SourceScenario): PluginCases<'contentSources'> => ({
  async 'stopped anywhere, it loses nothing, and the next run lists everything'(place) {
    await throughSteps(place, scenario, async ({ step, index, first, run }) => {
      for (let call = 0; call < mostCalls; call += 1) {
        const stop = stoppingAt(call);
        const { recording } = await run({ earlier: first, signal: stop.signal, around: stop.around });
        index.apply(recording);
        assert.deepEqual(lost(step, index), [], `stopped at call ${call} of its host`);
        const next = await run({ earlier: recording });
        assert.equal(next.error, undefined, `the run after it was stopped fails: ${String(next.error)}`);
        const urls = next.recording.listings.flatMap(({ entries }) => entries.map(({ url }) => url));
        assert.deepEqual(sorted(urls), sorted(step.lists), `the run after it was stopped at call ${call} of its host`);
        if (!stop.signal.aborted) break;
      }
    });
  },

  async 'loses nothing while the other side cannot be reached, or fails'(place) {
    const failures: Readonly<Record<string, Answers>> = {
      'cannot be reached': () => {
        throw new RetryLater('It cannot be reached.');
      },
      'answers with 500': () => ({ status: 500, body: 'internal error' }),
      'answers with 503': () => ({ status: 503 }),
      'answers with 429': () => ({ status: 429 }),
    };
    await throughSteps(place, scenario, async ({ step, index, first, run }) => {
      if (first.requests.length === 0) return;
      for (const [what, answers] of Object.entries(failures)) {
        const { recording } = await run({ earlier: first, answers });
        index.apply(recording);
        assert.deepEqual(lost(step, index), [], `the other side ${what}`);
      }
    });
  },
});

/** What is there, and no longer in the index. */
const lost = ({ lists }: SourceStep, index: ListedIndex): readonly string[] => lists.filter((url) => index.fingerprint(url) === undefined);

/** Stops the work at a call of the host, counted from 0: at once, when a listing is opened, or when something is added. */
function stoppingAt(call: number): { readonly signal: AbortSignal; around(host: ContentSourceHost): ContentSourceHost } {
  const stop = new AbortController();
  let calls = 0;
  const count = (): void => {
    if (calls === call) stop.abort(new Error('The engine stops.'));
    calls += 1;
  };
  count();
  return {
    signal: stop.signal,
    around: (host) => ({
      ...host,
      async openListing(scope) {
        count();
        const listing = await host.openListing(scope);
        return {
          ...listing,
          add: async (entries) => {
            count();
            await listing.add(entries);
          },
        };
      },
    }),
  };
}
