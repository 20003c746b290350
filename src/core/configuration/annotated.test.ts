import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotatedConfiguration } from './annotated.ts';
import { loadConfiguration } from './load-configuration.ts';
import { feeds, files, plain } from './test-plugins.ts';
import { writtenTrees } from './test-trees.ts';

const contributions = [{ plugin: 'editors', yaml: 'files:\n  # Backups that editors leave behind.\n  exclude: ["*.bak"]\n' }];
const load = (text: string, plugins = [files, feeds, plain]) => loadConfiguration({ file: 'config.yaml', plugins, contributions, text });
const annotate = async (text: string) => annotatedConfiguration(await load(text));

test('values and comments of the user stay, and everything else is shown', async () => {
  const text = '# mine\nfiles: # all\n  # the notes\n  roots:\n    - ~/Notes # daily\n  scan:\n    order: oldest\npaise2:\n  log: warn\n';
  expect(await annotate(text)).toBe(`# yaml-language-server: $schema=config.schema.json
#: Configuration of paise2. To set an option, remove the "# " before it.
#: Lines that begin with "#:" and the defaults below them are renewed whenever you edit the configuration; all others are yours.
# mine
#: Files and folders.
files: # all
  # the notes
  #: Folders to index.
  roots:
    - ~/Notes # daily
  #: Patterns of names that are left out.
  #: Backups that editors leave behind.
  # exclude: ["*.tmp", "*.bak"]
  #: Larger files are found by name only.
  # maxFileSize: 64MB
  #: True or false.
  # followLinks: false
  #: When the folders are listed.
  scan:
    #: How often the folders are listed again.
    # every: 1h
    #: Which files come first.
    #: The others wait. One of newest, oldest.
    order: oldest
#: The engine itself.
paise2:
  #: Which providers keep index, jobs and state: embedded keeps them in the data directory, memory nowhere.
  # profile: embedded
  #: Names of plugins that are not loaded.
  # disabledPlugins: []
  #: Your choice of extractor: the MIME type or file extension, and the id of the extractor that reads it.
  # extractors: {}
  #: The processes that read content.
  workers:
    #: How many processes read content; auto goes by the processors of this machine. A whole number from 1 to 256 or "auto".
    # count: auto
    #: How long a worker may work on one item without a sign of progress, before it is killed.
    # silence: 60s
    #: How long a worker may work on one item in all.
    # total: 10m
    #: How much memory a worker may use.
    # memory: 1GB
  #: How much memory paise2 may use in all; above it nothing new is begun for a while.
  # memory: 2GB
  #: How much of the disk of the data directory is left free; below it indexing waits.
  # diskFloor: 500MB
  #: What a running engine does on battery: read only what changes, go on as ever, or wait. One of changes, work, pause.
  # onBattery: changes
  #: How often a running engine looks at everything again, in case a change was not reported.
  # rescan: 6h
  #: What searching knows of your words.
  search:
    #: Searches by name: in a query, @name stands for one. For example {invoices: "type:pdf invoice"}.
    # saved: {}
    #: Groups of words and phrases that stand for each other. For example [[car, automobile], [k8s, kubernetes]].
    # synonyms: []
  #: The server of \`paise2 up\`. No other machine reaches it.
  http:
    #: Whether a running engine serves the page, the API and agents. True or false.
    # enabled: true
    #: At which port of this machine; 0 takes any that is free. A whole number from 0 to 65535.
    # port: 7247
  #: The least important messages that are printed. One of debug, info, warn, error.
  log: warn

feeds:
  #: A list.
  # subscriptions: []
  #: Sent with each request.
  # headers: {}
  #: Text.
  # token:
`);
});

test('removing the "# " before all defaults changes nothing either', async () => {
  const uncommented = (await annotate('')).replaceAll(/^( *)# (?!yaml-language-server:)/gm, '$1');
  const { tree, problems } = await load(uncommented);
  expect(problems).toEqual([]);
  expect(tree).toEqual((await load('')).tree);
});

test('what looks like an explanation within a text is none', async () => {
  const text = 'feeds:\n  token: |\n    #: not ours\n    # token: x\n';
  const { options } = await load(await annotate(text));
  expect(options['feeds']).toMatchObject({ token: '#: not ours\n# token: x\n' });
});

test('a comment of the user that looks like a default stays', async () => {
  const text = 'files:\n  # maxFileSize: 1GB\n  roots: [a]\n';
  expect(await annotate(await annotate(text))).toContain('  # maxFileSize: 1GB\n  #: Folders to index.\n  roots: [a]\n');
});

test('a schema that the user chose stays, and what is below the line of ours is not taken for a default', async () => {
  const chosen = '# yaml-language-server: $schema=https://example.com/mine.json\n';
  expect(await annotate(chosen)).not.toContain('config.schema.json');
  expect(await annotate(chosen)).toContain(chosen);
  const text = '# yaml-language-server: $schema=config.schema.json\n# log: as ever\n';
  expect(await annotate(text)).toContain('# log: as ever\n');
  expect((await annotate(text)).match(/yaml-language-server/g)).toHaveLength(1);
});

test('a file with an error comes back as it is', async () => {
  expect(await annotate('files: [\n')).toBe('files: [\n');
});

test('a file in brackets comes back as it is', async () => {
  expect(await annotate('{ files: { roots: [a] } }\n')).toBe('{ files: { roots: [a] } }\n');
});

test('options of a plugin whose schema cannot describe itself are listed with their defaults', async () => {
  const foreign = { name: 'foreign', options: { '~standard': { version: 1 as const, vendor: 'hand-made', validate: withDepth } } };
  expect(annotatedConfiguration(await load('', [foreign]))).toContain('\nforeign:\n  #: Any value.\n  # depth: 3\n');
});

test('saving it changes nothing, and doing it again neither', async () => {
  await fc.assert(
    fc.asyncProperty(writtenTrees, fc.constantFrom('files', 'feeds', 'other'), async ({ text }, name) => {
      const lines = text.split(/\r?\n/).map((line) => (line === '' ? line : `  ${line}`));
      const user = `${name}:\n${lines.join('\n')}\npaise2:\n  workers:\n    count: 2\n`;
      const before = await load(user);
      const once = annotatedConfiguration(before);
      const after = await load(once);
      expect(after.gathered.user.yaml.tree).toEqual(before.gathered.user.yaml.tree);
      expect(after.tree).toEqual(before.tree);
      expect(annotatedConfiguration(after)).toBe(once);
      for (const [comment] of user.matchAll(/# comment \d+/g)) expect(once).toContain(comment);
    }),
    { numRuns: 100 },
  );
});

const withDepth = (value: unknown) => ({ value: { depth: 3, ...(value as object) } });
