import { expect, test } from 'vitest';
import { annotatedOption } from './annotated-option.ts';
import { loadConfiguration } from './load-configuration.ts';
import { feeds, files } from './test-plugins.ts';

const text = 'files:\n  scan:\n    order: oldest # mine\nfeeds:\n  headers: {x.y: z}\n';
const show = async (option: string) =>
  annotatedOption(await loadConfiguration({ file: 'config.yaml', plugins: [files, feeds], contributions: [], text }), option);

test('an option is shown in its place, with its meaning and what it may be', async () => {
  expect(await show('files.scan.order')).toBe(
    'files:\n  scan:\n    #: Which files come first.\n    #: The others wait. One of newest, oldest.\n    order: oldest\n',
  );
  expect(await show('files.maxFileSize')).toBe('files:\n  #: Larger files are found by name only.\n  # maxFileSize: 64MB\n');
  expect(await show('feeds.token')).toBe('feeds:\n  #: Text.\n  # token:\n');
});

test('a map is shown with all within, and what lies in a map of free keys with the map', async () => {
  expect(await show('files.scan')).toBe(`files:
  #: When the folders are listed.
  scan:
    #: How often the folders are listed again.
    # every: 1h
    #: Which files come first.
    #: The others wait. One of newest, oldest.
    order: oldest
`);
  expect(await show('feeds')).toContain('feeds:\n  #: A list.\n  # subscriptions: []\n');
  expect(await show('feeds.headers.x.y')).toBe('feeds:\n  #: Sent with each request.\n  headers: {x.y: z}\n');
});

test('an option that does not exist is not', async () => {
  await expect(show('files.rots')).rejects.toMatchObject({ code: 'USAGE', hint: 'Did you mean files.roots?' });
  await expect(show('nothing')).rejects.toMatchObject({ code: 'USAGE', hint: 'See `paise2 config list`.' });
  await expect(show('files.roots.0')).rejects.toMatchObject({ code: 'USAGE' });
});
