import { expect, test } from 'vitest';
import { sqliteCheck, sqliteVersion } from './installation-checks.ts';

test('SQLite must be new enough, and the one that is installed is', async () => {
  expect(['3.51.2', '3.50.9', '2.99.0', '3.51.3', '3.52.0', '4.0.0'].map((version) => sqliteVersion(version).state)).toEqual([
    'bad',
    'bad',
    'bad',
    'good',
    'good',
    'good',
  ]);
  expect((await sqliteCheck()).state).toBe('good');
});
