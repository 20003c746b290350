import type { Command } from '../../plugin/command.ts';
import { isSet } from './input.ts';

export const schema: Command = {
  summary: 'Print the JSON Schema of the configuration, for editors',
  description: 'Of all plugins that are loaded, with defaults and what options mean.',
  options: [{ name: 'write', summary: 'save it beside the configuration, whose first line then tells editors where it is' }],
  async run({ paise, output }, input) {
    const { configuration } = paise;
    if (isSet(input, 'write')) {
      await configuration.writeSchema();
      if (output.json) output.value({ path: configuration.schemaPath });
      else output.line(`Saved ${configuration.schemaPath}.`);
      return;
    }
    const text = await configuration.schema();
    if (output.json) output.value(text);
    else for (const line of JSON.stringify(text, null, 2).split('\n')) output.line(line);
  },
};
