import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createPlace } from './support/place.ts';
import { failuresIn, runTrial, reader, systemCases, trial, verdicts, writeBad, type Trial } from './support/plugin-trial.ts';

// The long form of plugin-trial.test.ts: `npm run trials`. What it tries runs in other tests too, there without `paise2 plugins test` around it.

const root = resolve(import.meta.dirname, '..');
/** Their suites are long, and are run by `examples-infrastructure.test.ts`. */
const elsewhere = ['data-storage-provider.ts', 'job-queue-provider.ts'];
const examples = readdirSync(join(root, 'examples/plugins')).filter((file) => !file.endsWith('.scenarios.ts') && !elsewhere.includes(file));

test.each(examples)('%s keeps its contracts', async (file) => {
  const tried = await trial(createPlace(), join(root, 'examples/plugins', file), '--quick');
  expect(failuresIn(tried)).toEqual([]);
  expect(tried.reports.flatMap(({ notRun }) => notRun)).toEqual([]);
  expect(tried.reports.flatMap(({ passed }) => passed).length, tried.stderr).toBeGreaterThan(1);
  expect(tried.code).toBe(0);
});

const limitsCase = 'it ends where content is far too large, and time and memory are short';

const wholeSystems: readonly (readonly [string, Readonly<Record<string, readonly string[]>>])[] = [
  ['content-extractor.ts', { 'contacts/vcard': [...systemCases, limitsCase] }],
  ['network-source.ts', { 'notes-server': systemCases }],
];

test.each(wholeSystems)('%s works in a whole system', { timeout: 400_000 }, async (file, expected) => {
  const tried = await trial(createPlace(), join(root, 'examples/plugins', file));
  expect(failuresIn(tried)).toEqual([]);
  const systems = tried.reports.filter(({ suite }) => suite === 'whole system');
  expect(Object.fromEntries(systems.map(({ subject, passed }) => [subject, passed]))).toEqual(expected);
  const sizes = file === 'content-extractor.ts' ? ['4 MiB', '64 MiB'] : [];
  expect(systems.flatMap(({ remarks }) => remarks)).toEqual(sizes.map((size) => expect.stringContaining(size) as string));
});

test('each bad extractor is caught', async () => {
  const place = createPlace();
  writeBad(place, 'bad-extractors');
  // What hangs takes ten seconds each, and is tested elsewhere. The version is checked before there is anything to test.
  const some = place.write(
    'some.ts',
    `import all from './bad-extractors.ts';
    const { 'half-version': half, deaf, hanging, quadratic, ...rest } = all.contentExtractors;
    export default { ...all, contentExtractors: rest };`,
  );
  const tried = await trial(place, some, '--quick', '--sample', place.write('a.txt', 'some text'));
  expect(tried.code).toBe(1);
  expect(verdicts(tried)).toEqual({
    good: ['contentExtractors bad-extractors/good'],
    notRun: ['contentExtractors bad-extractors/nameless'],
  });
  const whole = await runTrial(place, [place.path('bad-extractors.ts')]);
  expect(whole.code).toBe(1);
  expect(whole.stderr).toContain('contentExtractors.half-version has a "version" that is not a positive integer');
});

const badSources = `
import { defineScenarios } from 'paise2/testing';
import plugin from './bad-sources.ts';

const server = (things) => ({ url }) => {
  const name = url.slice(url.lastIndexOf('/') + 1);
  if (name === 'list') return { body: Object.entries(things).map((thing) => thing.join(' ')).join('\\n') };
  return things[name] === undefined ? { status: 404 } : { body: things[name] };
};
const urls = (...names) => names.map((name) => 'things:///' + name);
const forAll = (extensions, scenario) => Object.fromEntries(Object.keys(extensions).map((key) => [key, scenario]));

export default defineScenarios({
  contentSources: forAll(plugin.contentSources, () => [
    { answers: server({ a: '1', b: '1', c: '1' }), lists: urls('a', 'b', 'c') },
    { answers: server({ a: '2', c: '1' }), lists: urls('a', 'c'), changed: urls('a') },
  ]),
  contentFetchers: forAll(plugin.contentFetchers, () => ({
    content: [{ url: 'things:///a', fingerprint: '1', answers: server({ a: 'text' }), bytes: 'text' }],
    gone: [{ url: 'things:///b', answers: server({}) }],
  })),
});
`;

test('each bad source and fetcher is caught, and what is not permitted is named', async () => {
  const place = createPlace();
  const file = writeBad(place, 'bad-sources');
  place.write('bad-sources.scenarios.ts', badSources);
  const tried = await trial(place, file, '--quick');
  expect(tried.code).toBe(1);
  expect(verdicts(tried)).toEqual({ good: ['contentSources bad-sources/good', 'contentFetchers bad-sources/good'], notRun: [] });
  const unlucky = tried.reports.find(({ subject }) => subject === 'bad-sources/unlucky');
  expect(unlucky?.failed.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^NOT_PERMITTED: .*elsewhere\.example\.com/));
});

const badActions = `
import { defineScenarios } from 'paise2/testing';
import plugin from './bad-actions.ts';
const forAll = (extensions, scenario) => Object.fromEntries(Object.keys(extensions).map((key) => [key, scenario]));
export default defineScenarios({
  resetActions: forAll(plugin.resetActions, { soft: ['mine/a'], hard: [] }),
  commands: forAll(plugin.commands, { runs: [{}] }),
});
`;

const greedy = ({ reports }: Trial) => reports.find(({ subject }) => subject === 'bad-actions/greedy');

test('each bad action, command and provider of defaults is caught; what nobody gave is not run, and not counted as passed', async () => {
  const place = createPlace();
  const file = writeBad(place, 'bad-actions');
  const without = await trial(place, file);
  expect(greedy(without)).toMatchObject({ passed: { length: 2 }, failed: [], notRun: { length: 2 } });
  expect(greedy(without)?.notRun[0]?.reason).toBe('there is no scenario resetActions.greedy that names its files');
  expect((await runTrial(place, [file])).stdout).toContain(
    'not run: reset: a soft reset removes what can be made again, and nothing else; reset: a hard',
  );

  place.write('bad-actions.scenarios.ts', badActions);
  const points = ['configurationProviders', 'lifecycleActions', 'resetActions', 'commands'];
  expect(verdicts(await trial(place, file))).toEqual({ good: points.map((point) => `${point} bad-actions/good`), notRun: [] });
});

test('in a whole system, what reaches beyond its permissions is named', { timeout: 300_000 }, async () => {
  const place = createPlace();
  const secret = place.write('secret/key.txt', 'zebra');
  const file = place.write(
    'plugin/mine.ts',
    reader(
      `const { readFileSync } = await import('node:fs'); await host.addItem(readFileSync(${JSON.stringify(secret)}, 'utf8') + await content.text());`,
    ),
  );
  const tried = await trial(place, file, '--sample', place.write('a.mine', 'text'));
  const [suite, system] = tried.reports;
  expect(suite?.failed).toEqual([]);
  const refused = system?.failed.find(({ name }) => name === 'it keeps within its permissions');
  expect(refused?.message).toMatch(/^NOT_PERMITTED: .*a\.mine: Access to this API has been restricted/);
  expect(system?.failed.map(({ name }) => name)).toContain('what is there is indexed and found');
});
