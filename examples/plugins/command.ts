import { definePlugin } from 'paise2/plugin';

/** `paise2 count QUERY`. Exit code 1: nothing was found, for use in scripts. */
export default definePlugin({
  name: 'counting',
  description: 'Counts what a query finds',
  commands: {
    count: {
      summary: 'Count what a query finds',
      arguments: [{ name: 'QUERY', summary: 'what to look for', required: true, variadic: true }],
      options: [{ name: 'quiet', short: 'q', summary: 'print nothing' }],
      async run({ paise, output }, input) {
        const query = [input.arguments['QUERY'] ?? []].flat().join(' ');
        const { total } = await paise.search({ query, limit: 0, loosen: false });
        if (output.json) output.value({ query, total });
        else if (input.options['quiet'] !== true) output.line(`${total}`);
        return total > 0 ? 0 : 1;
      },
    },
  },
});
