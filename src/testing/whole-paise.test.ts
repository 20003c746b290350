import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { testPaise } from './whole-paise.ts';

/** Engines in processes of their own, on a machine that may do much else. */
const patient = { timeout: 120_000 };

const plugin = join(mkdtempSync(join(tmpdir(), 'paise2-plugin-')), 'shouts.ts');
writeFileSync(
  plugin,
  `import { definePlugin } from 'paise2/plugin';
  export default definePlugin({
    name: 'shouts',
    contentExtractors: {
      whisper: {
        version: 1,
        fileExtensions: ['.whisper'],
        async extract(host, content) {
          host.log.info('It shouts.');
          await host.addItem((await content.text()).toUpperCase() + ' loudly', { title: 'Shout' });
        },
      },
    },
  });`,
);

test('a whole system: it indexes with the plugin, follows changes, survives a kill, and leaves nothing', patient, async () => {
  const system = await testPaise({ plugins: [plugin], files: { 'a.whisper': 'tarragon', 'deep/b.txt': 'marjoram' } });
  const titles = async (query: string): Promise<readonly string[]> => (await system.search(query)).hits.map(({ title }) => title);
  try {
    expect(await system.idle()).toMatchObject({ failed: 0 });
    expect(await titles('loudly')).toEqual(['Shout']);
    expect(await titles('marjoram')).toHaveLength(1);
    await expect.poll(() => system.events.map(({ message }) => message), { timeout: 10_000 }).toContain('It shouts.');
    await system.kill();
    system.write({ 'c.whisper': 'lovage' });
    await system.restart();
    await system.idle();
    expect(await titles('lovage')).toEqual(['Shout']);
    system.remove('a.whisper');
    await system.idle();
    expect(await titles('tarragon')).toEqual([]);
  } finally {
    await system.close();
  }
  expect(existsSync(dirname(system.folder))).toBe(false);
});

test('a plugin that cannot be loaded is named, and the rest works', patient, async () => {
  const broken = join(dirname(plugin), 'broken.ts');
  writeFileSync(broken, 'export default 42;');
  const system = await testPaise({ plugins: [broken, new URL(`file://${plugin}`)], files: { 'a.whisper': 'sorrel' } });
  try {
    await system.idle();
    expect((await system.search('sorrel')).hits).toHaveLength(1);
    const plugins = await system.paise.plugins.list();
    expect(plugins.find(({ name }) => name === 'broken')).toMatchObject({ state: 'set aside' });
  } finally {
    await system.close();
  }
});

test('a package is there as if it was added, and what it wants agreed to', patient, async () => {
  const folder = join(dirname(plugin), 'paise2-plugin-shouts');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: basename(folder), version: '1.2.3', type: 'module', paise2: { plugin: './index.js' } }),
  );
  const code = readFileSync(plugin, 'utf8').replace("name: 'shouts',", "name: 'shouts', permissions: { hosts: ['example.org'] },");
  writeFileSync(join(folder, 'index.js'), code);
  const system = await testPaise({ plugins: [folder], files: { 'a.whisper': 'sorrel' } });
  try {
    await system.idle();
    expect((await system.search('loudly')).hits).toHaveLength(1);
    const found = (await system.paise.plugins.list()).find(({ name }) => name === 'shouts');
    expect(found).toMatchObject({ state: 'enabled', from: 'package', version: '1.2.3' });
  } finally {
    await system.close();
  }
});
