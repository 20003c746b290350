import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'sqlite',
  description: 'Reads SQLite databases: tables, columns and texts; off until it is enabled',
  options: () => import('./options.ts').then((module) => module.options),
  contentExtractors: {
    database: {
      version: 1,
      preferredMimeTypes: ['application/x-sqlite3', 'application/vnd.sqlite3'],
      fileExtensions: ['.sqlite', '.sqlite3', '.db3'],
      async extract(host, content) {
        const { extractDatabase } = await import('./extract-database.ts');
        await extractDatabase(host, content);
      },
    },
  },
});
