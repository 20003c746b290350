import type { Command } from '../../plugin/command.ts';
import { argumentText } from './input.ts';
import { duration } from './words.ts';

export const extract: Command = {
  summary: 'Show what would be extracted from a file',
  description: 'Detects the type, selects the extractor, extracts, and prints. Nothing is stored. Exit code 3: it could not be read.',
  arguments: [{ name: 'FILE', summary: 'file or URL', required: true, completes: 'path' }],
  async run({ paise, output }, input) {
    const extraction = await paise.extract(argumentText(input, 'FILE'));
    const code = extraction.status === 'failed' ? 3 : 0;
    if (output.json) {
      output.value(extraction);
      return code;
    }
    const { detection, extractors, status, reason, items, tookMs } = extraction;
    const chosen = extractors.find(({ outcome }) => outcome === 'chosen');
    output.note(`type: ${detection.mimeType} (by ${detection.by})`);
    output.note(`extractor: ${chosen ? `${chosen.extension} (${chosen.reason})` : 'none'}`);
    output.note(`status: ${status}${reason ? `, ${reason.text}` : ''} in ${duration(tookMs)}`);
    for (const item of items) {
      if (items.length > 1) output.line([{ text: item.url, style: 'dim' }]);
      output.line([{ text: item.title, style: 'title' }]);
      const metadata = Object.entries(item.metadata).filter(([name]) => name !== 'title');
      for (const [name, value] of metadata)
        output.line([{ text: `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`, style: 'dim' }]);
      for (const line of item.text.split(/\r?\n/)) output.line(line);
    }
    return code;
  },
};
