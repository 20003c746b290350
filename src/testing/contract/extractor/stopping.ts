import assert from 'node:assert/strict';
import type { Content } from '../../../plugin/content.ts';
import { createMetadata } from '../../../plugin/metadata.ts';
import { contentInMemory, type TestFile } from '../../extract-with.ts';
import { recordingExtractorHost } from '../../hosts/extractor-host.ts';
import type { Cases } from '../place.ts';
import { endOf } from '../within-time.ts';

export const stoppingCases = (samples: readonly TestFile[]): Cases<'extractor'> => ({
  async 'ends soon when it is told to before it begins'(place) {
    const tested = await place.open();
    for (const sample of samples)
      await endOf(sample.name, tested.extract({ ...sample, signal: AbortSignal.abort(new Error('The engine stops.')) }));
  },

  async 'ends soon when it is told to while it adds, and adds nothing after its end'(place) {
    const tested = await place.open();
    const extractor = await tested.extractor();
    for (const sample of samples) {
      const stop = new AbortController();
      const settings = { options: place.opening.options, ...sample, signal: stop.signal };
      const { host, recorded } = await recordingExtractorHost(await tested.plugin(), place.opening.key, settings);
      const added = (): number => recorded().items.length + recorded().contents.length;
      const stopping = {
        ...host,
        addItem: (...given: Parameters<typeof host.addItem>) => {
          stop.abort(new Error('The engine stops.'));
          return host.addItem(...given);
        },
        addContent: (...given: Parameters<typeof host.addContent>) => {
          stop.abort(new Error('The engine stops.'));
          return host.addContent(...given);
        },
      };
      await endOf(sample.name, extractor.extract(stopping, contentInMemory(sample), createMetadata(sample.metadata)));
      const atEnd = added();
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(added(), atEnd, `${sample.name}: it goes on after it has ended; everything must be awaited`);
    }
  },

  async 'says so when the content cannot be read'(place) {
    const tested = await place.open();
    const extractor = await tested.extractor();
    for (const sample of samples) {
      const settings = { options: place.opening.options, ...sample };
      const { host, recorded } = await recordingExtractorHost(await tested.plugin(), place.opening.key, settings);
      const end = await endOf(sample.name, extractor.extract(host, unreadable(contentInMemory(sample)), createMetadata()));
      const { items, contents } = recorded();
      if (end === undefined)
        assert.fail(`${sample.name}: reading it fails, and ${items.length + contents.length} items are added as if all were well`);
    }
  },
});

const fail = (): never => {
  throw new Error('The file changed while it was read.');
};

/** A file that changes while it is read. */
function unreadable(content: Content): Content {
  return {
    ...content,
    bytes: async () => fail(),
    text: async () => fail(),
    // oxlint-disable-next-line require-yield -- there is nothing to read
    async *stream() {
      fail();
    },
  };
}
