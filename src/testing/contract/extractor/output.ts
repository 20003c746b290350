import assert from 'node:assert/strict';
import type { Recording, TestFile } from '../../extract-with.ts';
import { withClock } from '../clock.ts';
import type { Cases } from '../place.ts';

const aYear = 365 * 24 * 3_600_000;

export const outputCases = (samples: readonly TestFile[]): Cases<'extractor'> => casesOf(samples, samples.map(bytesOf));

/** `originals` are what the samples were before anything was done with them. */
const casesOf = (samples: readonly TestFile[], originals: readonly Uint8Array[]): Cases<'extractor'> => ({
  async 'makes something of each sample'(place) {
    const extractor = await place.open();
    for (const sample of samples) {
      const { items, contents } = await extractor.extract(sample);
      assert.ok(items.length + contents.length > 0, `it adds nothing for ${sample.name}`);
    }
  },

  async 'makes the same of the same bytes, also a year later'(place) {
    const extractor = await place.open();
    await withClock(async (clock) => {
      for (const sample of samples) {
        const first = outputOf(await extractor.extract(sample));
        clock.advanceTo(Date.now() + aYear);
        assert.deepEqual(outputOf(await extractor.extract(sample)), first, sample.name);
      }
    });
  },

  async 'gives each part a key of its own, and is done with one part before the next begins'(place) {
    const extractor = await place.open();
    for (const sample of samples) {
      const { items, contents } = await extractor.extract(sample);
      const childKeys = items.flatMap(({ child }) => child?.key ?? []);
      // Text may be added to the part that was added last.
      const begun = childKeys.filter((key, index) => key !== childKeys[index - 1]);
      const keys = [...begun, ...contents.map(({ key }) => key)];
      assert.deepEqual(keys, [...new Set(keys)], `${sample.name}: a part comes twice`);
      assert.ok(!keys.includes(''), `${sample.name}: the key of a part is empty`);
    }
  },

  async 'does not change the bytes that it is given'(place) {
    const extractor = await place.open();
    for (const [index, sample] of samples.entries()) {
      const bytes = Uint8Array.from(originals[index] ?? []);
      await extractor.extract({ ...sample, bytes });
      assert.deepEqual(bytes, originals[index], sample.name);
    }
  },
});

const bytesOf = ({ bytes }: TestFile): Uint8Array => (typeof bytes === 'string' ? new TextEncoder().encode(bytes) : Uint8Array.from(bytes));

/** All but the log, which may tell of times. */
const outputOf = ({ log: _log, ...output }: Recording): unknown => structuredClone(output);
