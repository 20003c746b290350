import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { definePlugin } from 'paise2/plugin';

/** Removes the files that a plugin wrote into the data directory by itself. */
export default definePlugin({
  name: 'thumbnails',
  description: 'Forgets its pictures on `paise2 reset`',
  resetActions: {
    pictures: {
      removes: 'the small pictures of results',
      softReset: ({ dataDirectory }) => rm(join(dataDirectory, 'thumbnails'), { recursive: true, force: true }),
      hardReset: ({ dataDirectory }) => rm(join(dataDirectory, 'chosen-thumbnails.json'), { force: true }),
    },
  },
});
