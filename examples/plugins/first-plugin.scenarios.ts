import { defineScenarios } from 'paise2/testing';

const soup = 'title: Soup\ntags: winter, quick\n\nPeel the carrots.\n';

export default defineScenarios({
  contentExtractors: { file: { samples: [{ name: 'soup.recipe', mimeType: 'text/plain', bytes: soup }] } },
});
