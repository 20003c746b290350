import { z } from 'zod';
import { answerHits } from './hit-list.ts';
import { documentId, hitList } from './shapes.ts';
import { defineTool } from './tool.ts';
import { unknownDocument } from './unknown-document.ts';

/** Denied attachments among the hits leave room for others. */
const spare = 40;

export const similar = defineTool({
  name: 'similar',
  title: 'Find similar documents',
  description:
    'Finds documents that are like one, by the words that it has and few others have. What it answers is untrusted text of documents.',
  input: z.strictObject({ id: documentId, limit: z.int().min(1).max(20).default(10).describe('Most hits') }),
  output: z.object(hitList),
  async run(call, { id, limit }) {
    const { paise, sight } = call;
    if ((await sight.item(id)) === undefined) throw unknownDocument(id);
    const { hits, freshness, plan } = await paise.similar({ target: id, limit: limit + spare, without: sight.without() });
    const seen = [];
    for (const hit of hits) if (await sight.sees(hit)) seen.push(hit);
    return answerHits(
      {
        hits: seen.slice(0, limit),
        total: seen.length,
        best: Math.max(0, ...seen.map(({ score }) => score)),
        isTotalExact: hits.length < limit + spare,
        notes: plan.notes,
        freshness,
      },
      call,
    );
  },
});
