import { definePlugin } from '../../plugin/define-plugin.ts';
import type { HttpHandler } from '../../plugin/http-handler.ts';
import { PaiseError } from '../../plugin/errors.ts';

const good: HttpHandler = {
  path: '/things',
  async handle({ paise }, request) {
    const query = new URL(request.url).searchParams.get('q') ?? '';
    if (query === '') throw new PaiseError('USAGE', 'There is no query.');
    return Response.json(await paise.search({ query }));
  },
};

let asked = 0;

/** Each does one thing wrong. For tests only. */
export default definePlugin({
  name: 'bad-handlers',
  httpHandlers: {
    good,
    'without-slash': { ...good, path: 'things' },
    'with-slash': { ...good, path: '/things/' },
    climbing: { ...good, path: '/things/../all' },
    'for-whom': { ...good, access: 'everybody' as 'anyone' },
    'in-the-way': { ...good, path: '/session/things' },
    surprised: {
      ...good,
      async handle(host, request) {
        if (request.method !== 'GET') await request.json();
        return good.handle(host, request);
      },
    },
    forgetful: {
      ...good,
      async handle(host, request) {
        asked += 1;
        if (asked % 5 === 0) throw new Error('Who are you?');
        return good.handle(host, request);
      },
    },
    open: {
      ...good,
      async handle(host, request) {
        const { body } = await good.handle(host, request);
        return new Response(body, { headers: { 'access-control-allow-origin': '*' } });
      },
    },
    hungry: { ...good, handle: async ({ paise }) => Response.json(await paise.status()) },
  },
});
