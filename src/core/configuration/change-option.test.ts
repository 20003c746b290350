import { expect, test } from 'vitest';
import { z } from 'zod';
import type { OptionChange } from '../../plugin/paise.ts';
import { changeOption } from './change-option.ts';
import { loadConfiguration } from './load-configuration.ts';
import { feeds, files } from './test-plugins.ts';
import { parseYaml } from './yaml-text.ts';

const servers = {
  name: 'servers',
  options: z.object({
    by: z.record(z.string(), z.object({ port: z.number() })).default({}),
    level: z.union([z.int(), z.literal('auto')]).default(1),
  }),
};
const mine = 'files:\n  roots: [~/Notes]\n';

async function change(option: string, how: OptionChange, text = mine) {
  const loaded = await loadConfiguration({ file: 'config.yaml', plugins: [files, feeds, servers], contributions: [], text });
  const changed = changeOption(loaded, option, how);
  return { ...changed, tree: parseYaml(changed.text).tree };
}
const set = async (option: string, value: string) => (await change(option, { value })).value;
const treeAfter = async (option: string, value: string) => (await change(option, { value }, '')).tree;

test('a value is YAML', async () => {
  expect(await set('files.followLinks', 'true')).toBe(true);
  expect(await set('files.roots', '[~/a, "b c"]')).toEqual(['~/a', 'b c']);
  expect(await set('files.roots', '- ~/a\n- b')).toEqual(['~/a', 'b']);
  expect(await set('servers.level', '3')).toBe(3);
  expect(await set('servers.level', 'auto')).toBe('auto');
});

test('for an option that is text, all that is not in quotes is the text', async () => {
  for (const text of ['5', 'true', 'null', '*.tmp', '!keep', '[0-9]', 'a: b', 'a # b', '~', '"a" or b', ''])
    expect(await set('feeds.token', text)).toBe(text);
  expect(await set('feeds.token', '"a # b"')).toBe('a # b');
  expect(await set('feeds.token', "'it''s'")).toBe("it's");
  expect((await change('files.exclude', { add: ['*.iso', '!keep'], remove: [] })).value).toEqual(['*.tmp', '*.iso', '!keep']);
});

test('what is no value is refused', async () => {
  await expect(set('files.roots', '[a')).rejects.toMatchObject({
    code: 'USAGE',
    message: '"[a" is no value of files.roots: the [ here is never closed.',
  });
  await expect(set('files.roots', '*.tmp')).rejects.toMatchObject({
    code: 'USAGE',
    hint: "If it is text, put it in quotes: '*.tmp'.",
  });
  await expect(set('files.roots', '')).rejects.toMatchObject({
    code: 'USAGE',
    hint: '`paise2 config reset files.roots` goes back to the default.',
  });
});

test('lists are added to and removed from, starting with what is in force', async () => {
  expect((await change('files.roots', { add: ['~/Mail', '~/Notes'], remove: [] })).text).toBe('files:\n  roots: [~/Notes, ~/Mail]\n');
  expect((await change('files.roots', { add: ['~/Mail'], remove: ['~/Notes'] })).value).toEqual(['~/Mail']);
  expect((await change('files.exclude', { add: [], remove: ['*.tmp'] })).text).toBe('files:\n  roots: [~/Notes]\n  exclude: []\n');
  await expect(change('files.roots', { add: [], remove: ['~/Note'] })).rejects.toMatchObject({
    code: 'USAGE',
    message: 'files.roots has no "~/Note".',
    hint: 'It has ~/Notes.',
  });
  await expect(change('files.followLinks', { add: ['x'], remove: [] })).rejects.toMatchObject({
    code: 'USAGE',
    message: 'files.followLinks is not a list.',
  });
});

test('keys that a person chooses may have dots', async () => {
  expect(await treeAfter('paise2.extractors..md', 'a/b')).toEqual({ paise2: { extractors: { '.md': 'a/b' } } });
  expect(await treeAfter('paise2.extractors.text/x.y', 'a/b')).toEqual({ paise2: { extractors: { 'text/x.y': 'a/b' } } });
  expect(await treeAfter('paise2.search.saved.bills', 'type:pdf bill')).toEqual({
    paise2: { search: { saved: { bills: 'type:pdf bill' } } },
  });
  expect(await treeAfter('servers.by.home.port', '80')).toEqual({ servers: { by: { home: { port: 80 } } } });
});
