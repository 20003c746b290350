import assert from 'node:assert/strict';
import { isRendering } from '../../../core/workers/check-rendering.ts';
import type { Rendering } from '../../../plugin/rendering.ts';
import type { TestFile } from '../../extract-with.ts';
import type { Cases } from '../place.ts';
import { endOf, withinTime } from '../within-time.ts';
import type { TestedExtractor } from './tested-extractor.ts';

const sides = [320, 40];

/** For extractors that draw; of others nothing is asked. */
export const renderingCases = (samples: readonly TestFile[]): Cases<'extractor'> => ({
  async 'draws the first page of each sample, or says that there is no picture'(place) {
    const extractor = await place.open();
    for (const sample of samples)
      for (const longest of sides) {
        const rendering = await drawn(extractor, sample, 1, longest);
        if (rendering === undefined) continue;
        assert.ok(
          isRendering(rendering),
          `${sample.name}: it is no picture of the type and with the size that it says, or a very large one`,
        );
        const { width, height } = rendering;
        assert.ok(Math.max(width, height) <= longest, `${sample.name}: ${width} × ${height} pixels, where ${longest} were asked for`);
      }
  },

  async 'draws the same of the same bytes'(place) {
    const extractor = await place.open();
    for (const sample of samples)
      assert.deepEqual(await drawn(extractor, sample, 1), await drawn(extractor, sample, 1), `${sample.name} looks different each time`);
  },

  async 'has no picture of a page that is not there'(place) {
    const extractor = await place.open();
    for (const sample of samples) {
      const { pages = 0 } = (await drawn(extractor, sample, 1)) ?? {};
      for (const page of [pages + 1, 1_000_000_000])
        assert.equal(await drawn(extractor, sample, page), undefined, `${sample.name} has ${pages} pages, and a picture of page ${page}`);
    }
  },

  async 'ends soon when it is told to before it draws'(place) {
    const extractor = await place.open();
    for (const sample of samples)
      await endOf(
        sample.name,
        extractor.render({ ...sample, signal: AbortSignal.abort(new Error('Nobody looks.')) }, { page: 1, longest: 320 }),
      );
  },
});

const drawn = (extractor: TestedExtractor, sample: TestFile, page: number, longest = 320): Promise<Rendering | undefined> =>
  withinTime(sample.name, extractor.render(sample, { page, longest }));
