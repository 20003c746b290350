import type { Command } from '../../plugin/command.ts';
import { argumentList, optionNumber } from './input.ts';
import { grouped } from './words.ts';

export const suggest: Command = {
  summary: 'Complete the last word of a query',
  description:
    'Suggests words of the index, names, fields, values and saved searches, one on each line. With a space at the end, a new word begins.',
  arguments: [{ name: 'TEXT', summary: 'a query that is being typed', variadic: true }],
  options: [{ name: 'limit', short: 'n', value: 'N', summary: 'at most N suggestions (default: 10)' }],
  async run({ paise, output }, input) {
    const limit = optionNumber(input, 'limit') ?? 10;
    const suggestions = await paise.suggest({ text: argumentList(input, 'TEXT').join(' '), limit });
    if (output.json) output.value(suggestions);
    else if (!output.interactive) for (const { text } of suggestions) output.line(text);
    else
      for (const { text, label, kind, items } of suggestions) {
        const remark = `  ${label === text ? kind : `${label}, ${kind}`}${items === undefined ? '' : `, ${grouped(items)}`}`;
        output.line([{ text }, { text: remark, style: 'dim' }]);
      }
  },
};
