import { defineScenarios } from 'paise2/testing';

const urlOf = (day: string): string => `diary:///${day.replaceAll('-', '/')}`;
const step = (...days: readonly string[]) => ({ options: { days }, lists: days.map(urlOf) });

export default defineScenarios({
  contentSources: { pages: () => [step('2024-05-01', '2024-05-02', '2023-12-24'), step('2024-05-02', '2024-06-01'), step()] },
  // With the fetcher for what is listed.
  system: () => ({
    plugins: [new URL('./content-source.ts', import.meta.url), new URL('./content-fetcher.ts', import.meta.url)],
    config: {
      diary: { days: ['2024-05-01', '2024-05-02'] },
      'diary-server': { pages: { '2024/05/01': '# May Day\n\nrain', '2024/05/02': '# Thursday\n\nmore rain' } },
    },
    finds: ['2024-05-01', '2024-05-02'].map(urlOf),
  }),
});
