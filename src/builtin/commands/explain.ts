import type { Command } from '../../plugin/command.ts';
import { argumentText } from './input.ts';

export const explain: Command = {
  summary: 'Say whether a file is in the index, since when and by what, or why not',
  arguments: [{ name: 'PATH', summary: 'file, folder or URL', required: true, completes: 'path' }],
  async run({ paise, output }, input) {
    const explanation = await paise.explain(argumentText(input, 'PATH'));
    if (output.json) {
      output.value(explanation);
      return;
    }
    const { url, path, summary, hint, sources, detection, fetchers, extractors, item, children, job } = explanation;
    output.line([{ text: path ?? url, style: 'strong' }]);
    output.line(`  ${summary}`);
    if (hint !== undefined) output.line(`  ${hint}`);
    for (const { source, verdict } of sources) {
      const text = verdict.listed
        ? `listed${verdict.nameOnly ? ` by name only: ${verdict.nameOnly.text}` : ''}`
        : `not listed: ${verdict.reason.text}`;
      const where = !verdict.listed && verdict.where !== undefined ? ` (${verdict.where})` : '';
      output.line([{ text: '  source     ', style: 'dim' }, { text: `${source}: ${text}${where}` }]);
    }
    if (detection) output.line([{ text: '  type       ', style: 'dim' }, { text: `${detection.mimeType} (by ${detection.by})` }]);
    for (const { extension, outcome, reason } of fetchers)
      output.line([{ text: '  fetcher    ', style: 'dim' }, { text: `${extension}: ${outcome}, ${reason}` }]);
    for (const { extension, outcome, reason } of extractors)
      output.line([{ text: '  extractor  ', style: 'dim' }, { text: `${extension}: ${outcome}, ${reason}` }]);
    if (item)
      output.line([
        { text: '  item       ', style: 'dim' },
        { text: `id ${item.id}, ${item.status}, ${item.mimeType}${children > 0 ? `, ${children} parts` : ''}` },
      ]);
    if (job)
      output.line([
        { text: '  job        ', style: 'dim' },
        { text: `id ${job.id}, ${job.state}, ${job.attempts} failed attempts${job.lastFailure ? `: ${job.lastFailure.reason}` : ''}` },
      ]);
  },
};
