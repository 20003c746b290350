import type { Command, CommandInput } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { OptionChange } from '../../plugin/paise.ts';
import { argumentText, optionList } from './input.ts';

export const set: Command = {
  summary: 'Set an option',
  description:
    'The value is YAML: true, 5, [a, b]. Of an option that is text, it is the text. It is checked before it is saved, your comments stay, ' +
    'and an engine that runs follows by itself.',
  arguments: [
    { name: 'OPTION', summary: 'dotted name, for example files.maxFileSize', required: true },
    { name: 'VALUE', summary: 'what it is to be' },
  ],
  options: [
    { name: 'add', value: 'ITEM', summary: 'add this to the list', repeatable: true },
    { name: 'remove', value: 'ITEM', summary: 'remove this from the list', repeatable: true },
  ],
  async run({ paise, output }, input) {
    const option = argumentText(input, 'OPTION');
    const value = await paise.configuration.set(option, changeIn(input));
    if (output.json) output.value({ [option]: value });
    else output.line([{ text: `${option}: `, style: 'dim' }, { text: JSON.stringify(value) }]);
  },
};

function changeIn(input: CommandInput): OptionChange {
  const value = input.arguments['VALUE'];
  const add = optionList(input, 'add');
  const remove = optionList(input, 'remove');
  if ((typeof value === 'string') === add.length + remove.length > 0)
    throw new PaiseError('USAGE', 'What is to change?', { hint: 'Give a value; or, for a list, --add and --remove.' });
  return typeof value === 'string' ? { value } : { add, remove };
}
