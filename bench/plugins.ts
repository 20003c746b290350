// What plugins of third parties cost, and what a change of one reads again: node bench/plugins.ts [--files 2000] [--items 10000] [--texts 1000]
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { measure } from './support/measure.ts';
import { indexReport, paise2Command, paise2Status, places } from './support/paise2.ts';
import { createWorkspace } from './support/workspace.ts';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '2000' },
    items: { type: 'string', default: '10000' },
    texts: { type: 'string', default: '1000' },
  },
});
const workspace = createWorkspace();
const { build } = workspace;

const extractor = (name: string, version: number, word: string): string => `
import { definePlugin, z } from 'paise2/plugin';
export default definePlugin({
  name: '${name}',
  options: z.strictObject({ word: z.string().default('plain') }),
  contentExtractors: { reads: { version: ${version}, fileExtensions: ['.${name}'],
    async extract(host, content, metadata) { await host.addItem(\`\${await content.text()} ${word} \${host.options.word}\`, metadata); } } },
});`;

/** A new home with so many files of these kinds, and a configuration. */
function homeWith(counts: Readonly<Record<string, number>>, options: Readonly<Record<string, unknown>> = {}): string {
  const home = workspace.folder();
  const folder = (name: string): string => {
    mkdirSync(join(home, name), { recursive: true });
    return join(home, name);
  };
  folder('config/plugins');
  for (const [kind, count] of Object.entries(counts))
    for (let at = 0; at < count; at += 1)
      writeFileSync(join(folder(`files/${kind}/${at % 100}`), `${at}.${kind}`), `item ${at} of a kind. `.repeat(40));
  configure(home, options);
  return home;
}

const configure = (home: string, options: Readonly<Record<string, unknown>>): void =>
  writeFileSync(join(home, 'config/config.yaml'), JSON.stringify({ files: { roots: [join(home, 'files')] }, ...options }));

const addPlugin = (home: string, name: string, code: string): void => writeFileSync(join(home, `config/plugins/${name}.ts`), code);

/** Seconds of an index run, without and with a plugin that reads the files. */
async function cost(count: number): Promise<void> {
  for (const by of ['text/plain, built-in', 'an extractor of a third party']) {
    const home = homeWith({ one: count });
    if (by !== 'text/plain, built-in') addPlugin(home, 'one', extractor('one', 1, 'first'));
    await paise2Status(build, home).catch(() => {});
    const { tookMs, indexed } = indexReport((await measure(paise2Command(build, home, ['index', '--json']))).stdout);
    process.stdout.write(`${indexed} files by ${by}: ${(tookMs / 1000).toFixed(1)} s, ${Math.round(indexed / (tookMs / 1000))} files/s\n`);
  }
}

/** What a running engine does again after each kind of change. */
async function reload(items: number, texts: number): Promise<void> {
  const options = { one: { word: 'wordone' } };
  const home = homeWith({ one: items, two: 500, txt: texts }, options);
  const all = items + 500 + texts;
  addPlugin(home, 'one', extractor('one', 1, 'first'));
  addPlugin(home, 'two', extractor('two', 1, 'first'));
  const [file, ...args] = [process.execPath, join(build, 'dist/cli/main.js'), 'up'];
  const engine = spawn(file, args, { env: { ...process.env, ...places(home) }, stdio: 'ignore' });
  const found = async (query: string): Promise<number> => {
    const { stdout } = await measure(paise2Command(build, home, ['search', '--json', '-n', '1', query]));
    return (JSON.parse(stdout) as { readonly total: number }).total;
  };
  const until = async (query: string, count: number): Promise<number> => {
    const started = performance.now();
    while ((await found(query).catch(() => -1)) !== count) await sleep(100);
    return (performance.now() - started) / 1000;
  };
  const tell = async (what: string, seconds: number): Promise<void> => {
    const { engine: running } = await paise2Status(build, home);
    process.stdout.write(`${what}: ${seconds.toFixed(1)} s, ${running?.counts.done} of ${all} items read\n`);
  };
  try {
    await tell('all', await until('item', all));
    addPlugin(home, 'one', extractor('one', 2, 'second'));
    await tell('a new version of one', await until('second', items));
    addPlugin(home, 'one', extractor('one', 2, 'third'));
    await sleep(5000);
    writeFileSync(join(home, 'files/one/0/new.one'), 'item new');
    await tell('other code of one, and one new file', await until('third', 1));
    configure(home, { ...options, two: { word: 'wordtwo' } });
    await tell('an option of two', await until('wordtwo', 500));
  } finally {
    engine.kill('SIGINT');
  }
}

await cost(Number(values.files));
await reload(Number(values.items), Number(values.texts));
