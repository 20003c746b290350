import type { Command } from '../../plugin/command.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { argumentText } from './input.ts';

export const list: Command = {
  summary: 'List every option with its value',
  async run({ paise, output }) {
    const options = Object.fromEntries(leaves(await paise.configuration.effective(), ''));
    if (output.json) output.value(options);
    else
      for (const [path, value] of Object.entries(options))
        output.line([{ text: `${path}: `, style: 'dim' }, { text: JSON.stringify(value) }]);
  },
};

export const show: Command = {
  summary: 'Explain the configuration, or one option of it',
  description: 'As YAML with a comment for each option; defaults are commented out. With --json, the values alone.',
  arguments: [{ name: 'OPTION', summary: 'dotted name, for example files.roots' }],
  async run({ paise, output }, input) {
    const option = argumentText(input, 'OPTION') || undefined;
    const { configuration } = paise;
    if (output.json) output.value(option === undefined ? await configuration.effective() : ((await configuration.get(option)) ?? null));
    else for (const line of (await configuration.annotated(option)).trimEnd().split('\n')) output.line(line);
  },
};

function* leaves(value: JsonValue, path: string): Generator<readonly [string, JsonValue]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0) yield [path, value];
  else for (const [key, child] of Object.entries(value)) yield* leaves(child, path === '' ? key : `${path}.${key}`);
}
