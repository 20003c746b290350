import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'command',
  description: 'Reads formats by external programs that the configuration names',
  options: () => import('./options.ts').then((module) => module.options),
  contentExtractors: {
    program: {
      version: 1,
      chosenFor: ({ extractors }) => extractors.flatMap(({ match }) => match),
      async extract(host, content) {
        const { extractByProgram } = await import('./extract-by-program.ts');
        await extractByProgram(host, content);
      },
    },
  },
});
