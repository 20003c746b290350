import { defineScenarios } from 'paise2/testing';

const pages = { options: { pages: { '2024/05/01': '# May Day' } } };

export default defineScenarios({
  contentFetchers: {
    page: () => ({
      content: [{ url: 'diary:///2024/05/01', ...pages, bytes: '# May Day' }],
      gone: [{ url: 'diary:///2024/05/02', ...pages }],
      failing: [{ url: 'diary:///2024/05/01', options: { isDown: true } }],
    }),
  },
});
