import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentExtractor } from '../../src/plugin/content-extractor.ts';
import { definePlugin } from '../../src/plugin/define-plugin.ts';
import { misdeeds } from './misdeeds.ts';

/** Reads `*.mock`: text, and lines such as `!hang` or `!oom=buffers`, which it obeys one after the other. Every reading is logged. */
const mock: ContentExtractor = {
  version: mockVersion(),
  fileExtensions: ['.mock'],
  async extract(host, content, metadata) {
    const lines = (await content.text()).split('\n');
    host.log.info('begins', { url: content.url, pid: process.pid });
    // Only now has the engine been told.
    await new Promise((resolve) => setImmediate(resolve));
    for (const line of lines.filter((text) => text.startsWith('!'))) {
      const [name = '', argument = ''] = line.slice(1).split('=', 2);
      const misdeed = misdeeds[name];
      if (misdeed === undefined) throw new Error(`the mock does not know ${line}`);
      await misdeed({ host, argument });
    }
    await host.addItem(lines.filter((text) => !text.startsWith('!')).join('\n'), metadata);
  },
};

export const mockPlugin = definePlugin({ name: 'mock', contentExtractors: { mock } });

/** A worker is handed on nothing of the environment but what is usual; HOME is the place that it works for. */
function mockVersion(): number {
  try {
    return Number(readFileSync(join(process.env['HOME'] ?? '', 'mock-version'), 'utf8'));
  } catch {
    return 1;
  }
}
