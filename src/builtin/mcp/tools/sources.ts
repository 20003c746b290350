import { z } from 'zod';
import { countVisible } from '../access/count-visible.ts';
import { freshnessNow, freshnessText } from './freshness.ts';
import { freshness } from './shapes.ts';
import { defineTool } from './tool.ts';

export const sources = defineTool({
  name: 'sources',
  title: 'List sources',
  description: 'Says which sources of documents are indexed, how many documents each has, and what agents are not given.',
  input: z.strictObject({}),
  output: z.object({
    sources: z.array(z.object({ source: z.string().describe('As in the query: source:files'), documents: z.number() })),
    isExact: z.boolean().describe('false: there may be more'),
    denied: z
      .object({ sources: z.array(z.string()), types: z.array(z.string()), folders: z.number().describe('How many') })
      .describe('What agents are not given, as the user has it'),
    freshness,
  }),
  async run({ paise, options, denial }) {
    const { types, folders, sources: denied } = options.deny;
    const fresh = await freshnessNow(paise);
    const { bySource, isExact } = await countVisible(paise, denial);
    const counted = Array.from(bySource, ([source, documents]) => ({ source, documents }));
    return {
      content: { sources: counted, isExact, denied: { sources: denied, types, folders: folders.length }, freshness: fresh },
      text: [
        ...counted.map(({ source, documents }) => `${source}: ${isExact ? '' : 'at least '}${documents} documents`),
        `Not given to agents: sources ${listed(denied)}; types ${listed(types)}; ${folders.length} folders.`,
        freshnessText(fresh),
      ].join('\n'),
      ids: [],
    };
  },
});

const listed = (names: readonly string[]): string => (names.length === 0 ? '(none)' : names.join(', '));
