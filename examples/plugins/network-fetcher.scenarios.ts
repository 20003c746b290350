import { defineScenarios } from 'paise2/testing';

export default defineScenarios({
  contentFetchers: {
    page: () => ({
      content: [{ url: 'wiki:///Tea', answers: { 'https://wiki.example.org/Tea': { body: 'Tea' } }, bytes: 'Tea' }],
      gone: [{ url: 'wiki:///Soup', answers: () => ({ status: 404 }) }],
    }),
  },
});
