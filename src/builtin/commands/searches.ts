import type { Command, CommandHost } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { argumentList, argumentText } from './input.ts';

export const searches: Command = {
  summary: 'Saved searches: in a query, @NAME stands for one',
  run: list,
  subcommands: {
    list: { summary: 'List the saved searches', run: list },
    save: {
      summary: 'Save a search under a name, in place of one that had it',
      arguments: [
        { name: 'NAME', summary: 'letters, digits, - and _', required: true },
        { name: 'QUERY', summary: 'what @NAME is to stand for', required: true, variadic: true },
      ],
      async run({ paise, output }, input) {
        const name = argumentText(input, 'NAME').replace(/^@/, '');
        const query = argumentList(input, 'QUERY').join(' ');
        if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(name))
          throw new PaiseError('USAGE', `"${name}" cannot name a search.`, { hint: 'Use letters, digits, - and _.' });
        await paise.configuration.add({ paise2: { search: { saved: { [name]: query } } } });
        if (output.json) output.value({ [name]: query });
        else output.line(`@${name} stands for: ${query}`);
      },
    },
    remove: {
      summary: 'Remove a saved search',
      arguments: [{ name: 'NAME', summary: 'the name, with or without @', required: true }],
      async run({ paise, output }, input) {
        const name = argumentText(input, 'NAME').replace(/^@/, '');
        const known = Object.keys(await savedSearches({ paise }));
        if (!known.includes(name)) throw new PaiseError('USAGE', `There is no saved search "${name}".`, { hint: hintOf(known) });
        await paise.configuration.reset(`paise2.search.saved.${name}`);
        if (output.json) output.value({ removed: name });
        else output.line(`@${name} is removed.`);
      },
    },
  },
};

async function list({ paise, output }: CommandHost): Promise<void> {
  const saved = await savedSearches({ paise });
  if (output.json) output.value(saved);
  else if (Object.keys(saved).length === 0) output.note('There is none. Save one with `paise2 searches save NAME QUERY`.');
  else for (const [name, query] of Object.entries(saved)) output.line([{ text: `@${name}`, style: 'strong' }, { text: `  ${query}` }]);
}

const hintOf = (known: readonly string[]): string => (known.length === 0 ? 'None is saved.' : `There are ${known.join(', ')}.`);

async function savedSearches({ paise }: Pick<CommandHost, 'paise'>): Promise<Readonly<Record<string, string>>> {
  const { paise2 } = (await paise.configuration.effective()) as {
    readonly paise2?: { readonly search?: { readonly saved?: Readonly<Record<string, string>> | null } };
  };
  return paise2?.search?.saved ?? {};
}
