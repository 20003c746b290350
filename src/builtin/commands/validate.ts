import type { Command } from '../../plugin/command.ts';

export const validate: Command = {
  summary: 'Check the configuration and all plugins',
  description: 'Exit code 78: the configuration has problems, or a plugin does not load.',
  async run({ paise, output }) {
    const problems = await paise.configuration.validate();
    const aside = problems.length > 0 ? [] : (await paise.plugins.list()).filter(({ state }) => state === 'set aside');
    const valid = problems.length === 0 && aside.length === 0;
    if (output.json) output.value({ valid, problems, plugins: aside });
    else if (valid) output.line([{ text: 'The configuration is valid.', style: 'good' }]);
    else {
      for (const { where, message, hint } of problems)
        output.line([{ text: `${where}: `, style: 'dim' }, { text: message }, { text: hint === undefined ? '' : ` ${hint}` }]);
      for (const { name, problem } of aside) output.line([{ text: `plugin ${name}: `, style: 'dim' }, { text: problem ?? '' }]);
    }
    return valid ? 0 : 78;
  },
};
