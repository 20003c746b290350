import { expect, test } from 'vitest';
import type { PluginInfo } from '../src/plugin/plugins.ts';
import { explain, index, pathsOf } from './support/asking.ts';
import { runPaise, type Ran } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';
import { addedPlugins, extractorPlugin, indexWithout, problemsOf, removePlugin, writePlugin } from './support/plugin-files.ts';

const run = (place: Place, ...args: readonly string[]): Promise<Ran> => runPaise(place, args);

const shout = extractorPlugin({
  name: 'shout',
  extension: '.shout',
  adds: '`${text.toUpperCase()} ${host.options.suffix}`',
  more: `description: 'Reads what is shouted', version: '1.2.3', homepage: 'https://example.org/shout',
    options: z.strictObject({ suffix: z.string().default('loudly').describe('Word at the end') }),`,
});

test('a file in the plugins folder is a plugin: listed, indexed with, explained, disabled, enabled, removed', async () => {
  const place = createPlace();
  const file = place.write('a.shout', 'zebra');
  await index(place);
  expect((await explain(place, 'a.shout')).extractors[0]).toMatchObject({ extension: 'text/plain', outcome: 'chosen' });

  const path = writePlugin(place, 'shout.ts', shout);
  expect(await addedPlugins(place)).toEqual([
    {
      name: 'shout',
      from: 'file',
      state: 'enabled',
      path,
      description: 'Reads what is shouted',
      version: '1.2.3',
      homepage: 'https://example.org/shout',
      extensions: { contentExtractors: ['shout/reads'] },
    },
  ]);
  expect((await run(place, 'plugins', 'list', '--added')).stdout).toMatch(/^shout +file 1\.2\.3 +Reads what is shouted\n$/);
  expect((await run(place, 'plugins', 'info', 'shout')).stdout).toMatch(
    /state +enabled\n +from +file .*\n(.*\n)+ +may +read what it is handed, nothing else/,
  );
  expect(await index(place)).toMatchObject({ updated: 1 });
  expect(await pathsOf(place, 'loudly')).toEqual([file]);
  const explained = (await run(place, 'explain', 'a.shout')).stdout;
  expect(explained).toMatch(/extractor +shout\/reads: chosen, file name \.shout\n +extractor +text\/plain: not needed/);

  expect(await run(place, 'plugins', 'disable', 'shout')).toMatchObject({ code: 0, stdout: 'shout is disabled.\n' });
  expect(await addedPlugins(place)).toMatchObject([{ name: 'shout', state: 'disabled' }]);
  expect(await index(place)).toMatchObject({ updated: 1 });
  expect(await pathsOf(place, 'loudly')).toEqual([]);
  expect(await run(place, 'plugins', 'enable', 'shout')).toMatchObject({ code: 0, stdout: 'shout is enabled.\n' });
  expect(await index(place)).toMatchObject({ updated: 1 });
  expect(await pathsOf(place, 'loudly')).toEqual([file]);
  expect(await index(place)).toMatchObject({ updated: 0, unchanged: 1 });

  removePlugin(place, 'shout.ts');
  expect(await addedPlugins(place)).toEqual([]);
  expect(await index(place)).toMatchObject({ updated: 1 });
  expect(await pathsOf(place, 'loudly')).toEqual([]);
  expect(await pathsOf(place, 'zebra')).toEqual([file]);
});

test('its options are checked with file, line and column, and an item is made again when one changes', async () => {
  const place = createPlace();
  writePlugin(place, 'shout.ts', shout);
  const file = place.write('a.shout', 'zebra');
  await index(place);
  for (const [yaml, complaint] of [
    ['shout:\n  sufix: softly\n', 'config.yaml:2:3: shout has no option sufix'],
    ['shout:\n  suffix: 7\n', 'config.yaml:2:11: shout.suffix: expected text, found the number 7'],
  ] as const) {
    place.configure(yaml);
    const ran = await run(place, 'validate');
    expect(ran.code).toBe(78);
    expect(ran.stdout.match(/config\.yaml:\d+/g), ran.stdout).toHaveLength(1);
    expect(ran.stdout).toContain(complaint);
  }
  place.configure('shout:\n  suffix: softly\n');
  expect(await run(place, 'validate')).toMatchObject({ code: 0 });
  expect((await run(place, 'config', 'get', 'shout.suffix')).stdout).toBe('softly\n');
  expect(await index(place)).toMatchObject({ updated: 1 });
  expect(await pathsOf(place, 'softly')).toEqual([file]);
});

test('plugins info looks at a file that is not installed, and says why it cannot be used', async () => {
  const place = createPlace();
  const good = place.write('good.ts', shout);
  expect((await run(place, 'plugins', 'info', good, '--json')).json()).toMatchObject({ name: 'shout', path: good });
  const bad = place.write('bad.ts', "export default { name: 'bad', contentExtractor: {} };");
  expect((await run(place, 'plugins', 'info', './bad.ts')).stdout).toMatch(/problem +It cannot be loaded: .*contentExtractor/);
  expect((await run(place, 'plugins', 'info', bad, '--json')).json() as PluginInfo).toMatchObject({ state: 'set aside' });
  expect(await run(place, 'plugins', 'info', './none.ts')).toMatchObject({ code: 1, stdout: '' });
  const unknown = await run(place, 'plugins', 'info', 'none');
  expect(unknown).toMatchObject({ code: 1, stdout: '' });
  expect(unknown.stderr).toContain('paise2 plugins list');
  for (const action of ['enable', 'disable', 'remove'])
    expect(await run(place, 'plugins', action, 'none'), action).toMatchObject({ code: 1 });
  expect(await addedPlugins(place)).toEqual([]);
});

test('of two plugins with one name the first is used, and both files are named', async () => {
  const place = createPlace();
  const first = writePlugin(place, 'a.ts', shout);
  const second = writePlugin(place, 'b.ts', shout.replace('toUpperCase()', 'toLowerCase()'));
  expect(await addedPlugins(place)).toMatchObject([
    { name: 'shout', state: 'enabled', path: first },
    { name: 'shout', state: 'set aside', path: second },
  ]);
  const problem = (await problemsOf(place))['shout'];
  expect(problem).toContain(first);
  expect(problem).toContain(second);
  place.write('x.shout', 'zebra');
  await indexWithout(place, 'shout');
  expect(await pathsOf(place, 'ZEBRA')).toHaveLength(1);
  writePlugin(place, 'b.ts', extractorPlugin({ name: 'markdown', extension: '.md' }));
  expect((await problemsOf(place))['markdown']).toContain('a built-in one');
});

test('a plugin whose requirements are not met is set aside, and so are those that require each other', async () => {
  const place = createPlace();
  const requiring = (name: string, required: string): void => {
    writePlugin(place, `${name}.ts`, extractorPlugin({ name, extension: `.${name}`, more: `requires: ['${required}'],` }));
  };
  requiring('lonely', 'nobody');
  requiring('good', 'pdf');
  requiring('chicken', 'egg');
  requiring('egg', 'chicken');
  requiring('follower', 'lonely');
  const problems = await problemsOf(place);
  expect(Object.keys(problems).toSorted()).toEqual(['chicken', 'egg', 'follower', 'lonely']);
  expect(problems['lonely']).toContain('"nobody", which is not there');
  expect(problems['follower']).toContain('"lonely", which is disabled or set aside');
  expect(problems['chicken']).toContain('chicken → egg → chicken');
  await run(place, 'plugins', 'disable', 'pdf');
  expect((await problemsOf(place))['good']).toContain('"pdf", which is disabled');
});

test('a plugin that cannot be used stops nothing, unless --strict was given', async () => {
  const place = createPlace();
  place.write('a.txt', 'armadillo');
  writePlugin(place, 'bad.ts', "throw new Error('not today');");
  expect(await indexWithout(place, 'bad')).toMatchObject({ indexed: 1 });
  const strict = await run(place, 'index', '--once', '--strict', place.files);
  expect(strict.code).toBe(1);
  expect(strict.stderr).toMatch(/Plugin "bad" cannot be used: .*not today/);
  const validated = await run(place, 'validate', '--json');
  expect(validated).toMatchObject({ code: 78 });
  expect(validated.stdout).toContain('not today');
  const doctor = await run(place, 'doctor');
  expect(doctor.stdout).toMatch(/bad +plugin bad: .*not today/);
  await run(place, 'plugins', 'disable', 'bad');
  expect(await run(place, 'index', '--once', '--strict', place.files)).toMatchObject({ code: 0 });
});
