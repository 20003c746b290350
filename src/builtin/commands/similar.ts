import type { Command } from '../../plugin/command.ts';
import { argumentText, isSet, optionNumber } from './input.ts';
import { showResult } from './search-view.ts';

export const similar: Command = {
  summary: 'Find items that are like one',
  description: 'Compares by the words that occur often in the item and seldom elsewhere. Items with the same content come first.',
  arguments: [{ name: 'TARGET', summary: 'path, URL or id of a hit', required: true, completes: 'path' }],
  options: [
    { name: 'limit', short: 'n', value: 'N', summary: 'at most N items (default: 10)' },
    { name: 'explain', summary: 'show the words that it was compared by' },
  ],
  async run({ paise, output }, input) {
    const limit = optionNumber(input, 'limit') ?? 10;
    const result = await paise.similar({ target: argumentText(input, 'TARGET'), limit });
    if (output.json) output.value(result);
    else showResult(result, { first: 1, explain: isSet(input, 'explain'), output });
  },
};
