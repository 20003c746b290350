import { definePlugin } from '../../plugin/define-plugin.ts';
import { mcp } from './command.ts';

export default definePlugin({
  name: 'mcp',
  description: 'Lets AI agents search and read, over the Model Context Protocol',
  options: () => import('./options.ts').then((module) => module.options),
  commands: { mcp },
  httpHandlers: {
    mcp: {
      path: '/mcp',
      access: 'key',
      async handle(host, request) {
        const { answerHttp } = await import('./answer-http.ts');
        return answerHttp(host, request);
      },
    },
  },
  resetActions: {
    audit: {
      removes: 'the log of what agents asked',
      async hardReset({ dataDirectory }) {
        const { removeAudit } = await import('./audit/audit-file.ts');
        removeAudit(dataDirectory);
      },
    },
  },
});
