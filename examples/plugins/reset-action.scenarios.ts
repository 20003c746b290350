import { defineScenarios } from 'paise2/testing';

export default defineScenarios({
  resetActions: { pictures: { soft: ['thumbnails/1.png'], hard: ['chosen-thumbnails.json'] } },
});
