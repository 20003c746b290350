import { z } from 'zod';
import { freshnessContent, freshnessText } from './freshness.ts';
import { freshness } from './shapes.ts';
import { defineTool } from './tool.ts';

export const status = defineTool({
  name: 'status',
  title: 'Show the state of the index',
  description: 'Says how fresh the index is, and whether new and changed documents are being read.',
  input: z.strictObject({}),
  output: z.object({
    version: z.string(),
    engine: z.enum(['up', 'run', 'none']).describe('up: changes are followed. run: it works and ends. none: nothing new is read'),
    activity: z.string().optional(),
    held: z.array(z.string()).describe('Why nothing new is begun'),
    freshness,
  }),
  async run({ paise }) {
    const { version, engine, freshness: fresh } = await paise.status();
    const shown = freshnessContent(fresh);
    const held = engine?.holds.map(({ code }) => code) ?? [];
    const mode = engine?.mode ?? 'none';
    return {
      content: { version, engine: mode, ...(engine && { activity: engine.activity }), held, freshness: shown },
      text: [
        freshnessText(shown),
        engine === undefined ? 'No engine runs: what changes is not read until one does.' : `The engine is ${engine.activity}.`,
        ...(held.length > 0 ? [`Held: ${held.join(', ')}.`] : []),
        `paise2 ${version}.`,
      ].join('\n'),
      ids: [],
    };
  },
});
