import { defineScenarios } from 'paise2/testing';

const paise = { search: async () => ({ hits: [] }) };

export default defineScenarios({
  httpHandlers: {
    rows: {
      asks: [
        { path: '/launcher?text=apples', paise },
        { path: '/launcher', paise, status: 400 },
      ],
    },
  },
});
