import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'web-ui',
  description: 'The page and the HTTP API',
  httpHandlers: {
    page: {
      path: '/',
      access: 'anyone',
      handle: async (host, request) => (await import('./page/answer-page.ts')).answerPage(host, request),
    },
    api: {
      path: '/api/v1',
      handle: async (host, request) => (await import('./api/answer-api.ts')).answerApi(host, request),
    },
  },
  resetActions: {
    thumbnails: {
      removes: 'the thumbnails of the page',
      softReset: async (host) => (await import('./pictures/thumbnail-files.ts')).removeThumbnails(host.dataDirectory),
    },
  },
});
