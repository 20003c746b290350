import type { Command } from '../../plugin/command.ts';
import { optionText } from './input.ts';

export const exportItems: Command = {
  summary: 'Print all items with their texts, as JSON lines',
  description: 'One line per item: url, path, parentUrl, title, text, mimeType, status, metadata. For other programs.',
  options: [{ name: 'in', value: 'PATH', summary: 'only what is at or below this folder, file or URL' }],
  async run({ paise, output, signal }, input) {
    const below = optionText(input, 'in');
    for await (const item of paise.export({ ...(below !== undefined && { below }), signal })) output.value(item);
    return signal.aborted ? 130 : 0;
  },
};
