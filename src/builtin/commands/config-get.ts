import type { Command } from '../../plugin/command.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { argumentText } from './input.ts';

export const get: Command = {
  summary: 'Print the value of an option, for scripts',
  description: 'Text as it is, a list one item to a line, all else and with --json as JSON. Exit code 1: the option has no value.',
  arguments: [{ name: 'OPTION', summary: 'dotted name, for example files.roots', required: true }],
  async run({ paise, output }, input) {
    const option = argumentText(input, 'OPTION');
    const value = await paise.configuration.get(option);
    if (value === undefined) {
      output.note(`${option} has no value.`);
      return 1;
    }
    const lines = output.json ? undefined : plainLines(value);
    if (lines === undefined) output.value(value);
    else for (const line of lines) output.line(line);
    return 0;
  },
};

/** `undefined` where only JSON can say it. */
function plainLines(value: JsonValue): readonly string[] | undefined {
  if (typeof value === 'string') return value.split('\n');
  const items: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  const isPlain = items.every((item) => typeof item !== 'object' && !(typeof item === 'string' && item.includes('\n')));
  return isPlain ? items.map(String) : undefined;
}
