import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import type { Rendering } from '../../plugin/rendering.ts';

const good: ContentExtractor = {
  version: 1,
  fileExtensions: ['.txt'],
  extract: async (host, content) => host.addItem(await content.text()),
};

/** As far as it is looked at. */
const picture: Rendering = { bytes: Buffer.from('GIF89a'), mimeType: 'image/gif', width: 1, height: 1, pages: 1 };

let extractions = 0;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Each does one thing wrong. For tests only. */
export default definePlugin({
  name: 'bad-extractors',
  contentExtractors: {
    good,
    'half-version': { ...good, version: 1.5 },
    shouting: { ...good, preferredMimeTypes: ['Text/Plain'] },
    nameless: { version: 1, extract: good.extract },
    declining: { ...good, canExtract: () => false },
    silent: { ...good, extract: async () => undefined },
    counting: {
      ...good,
      async extract(host) {
        extractions += 1;
        await host.addItem(`${extractions}`);
      },
    },
    dating: { ...good, extract: (host) => host.addItem(new Date(Date.now()).toISOString().slice(0, 10)) },
    repeating: {
      ...good,
      async extract(host) {
        for (const key of ['a', 'b', 'a']) await host.addItem(key, {}, { key });
      },
    },
    overwriting: {
      ...good,
      async extract(host, content) {
        (await content.bytes()).fill(0);
        await host.addItem('');
      },
    },
    detached: {
      ...good,
      async extract(host) {
        await host.addItem('');
        void pause(10).then(() => host.addItem(''));
      },
    },
    swallowing: {
      ...good,
      async extract(host, content) {
        await host.addItem(await content.text().catch(() => ''));
      },
    },
    mislabelling: { ...good, render: async () => ({ ...picture, mimeType: 'image/png' }) },
    enlarging: { ...good, render: async (_, { longest }) => ({ ...picture, width: longest * 2 }) },
    flickering: { ...good, render: async () => ({ ...picture, height: (extractions += 1) }) },
    endless: { ...good, render: async () => picture },
    deaf: {
      ...good,
      async extract(host) {
        await pause(host.signal.aborted ? 60_000 : 0);
        await host.addItem('');
      },
    },
    hanging: {
      ...good,
      async extract(host, content) {
        // oxlint-disable-next-line no-empty -- that it hangs is the point
        while (content.size === 3) {}
        await host.addItem('');
      },
    },
    waiting: {
      ...good,
      async extract(host, content) {
        if (content.size === 3) await new Promise(() => {});
        await host.addItem('');
      },
    },
    shapeless: { ...good, extract: (host, { size }) => host.addItem('', size === 0 ? { title: (() => '') as unknown as string } : {}) },
    quadratic: {
      ...good,
      async extract(host, content) {
        const text = await content.text();
        await host.addItem(text.replace(/(?:a+)+$/, ''));
        if (/^(?:\(+)+$/.test(`${text}!`)) throw new Error('It is nested.');
      },
    },
  },
});
