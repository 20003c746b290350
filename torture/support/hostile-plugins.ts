/** A plugin in one file that does what none should. */
export interface HostilePlugin {
  readonly code: string;
  /** Set aside before any work: what is said of it. */
  readonly problem?: RegExp;
  /** How the file ends that it is to read, `x.<name>`: codes of reasons, or `indexed`. */
  readonly ends?: readonly string[];
  /** What the log or the report says of it. */
  readonly said?: RegExp;
}

/** What hostile plugins may try to reach: none of it may be had. */
export interface Prey {
  /** Path of a file with the word `supersecret`. */
  readonly secret: string;
  /** Path that must not come to be. */
  readonly written: string;
  /** Port of a server on this machine that must not be asked. */
  readonly port: number;
  /** How many URLs one of them lists that never ends its listing. */
  readonly many: number;
  /** URL of the folder whose files others have indexed. */
  readonly files: string;
}

const plugin = (name: string, members: string, first = ''): string => `
import { definePlugin } from 'paise2/plugin';
${first}
export default definePlugin({ name: '${name}', homepage: 'https://example.org/${name}', ${members} });
`;

/** A plugin whose extractor of `.<name>` does this. */
const extractor = (name: string, does: string, more = '', first = ''): string =>
  plugin(
    name,
    `contentExtractors: { reads: { version: 1, fileExtensions: ['.${name}'], async extract(host, content, metadata) { ${does} }, ${more} } }`,
    first,
  );

const source = (name: string, lists: string, fetches = "return { type: 'gone' };"): string =>
  plugin(
    name,
    `contentSources: { lists: { urlSchemes: ['${name}'], async list(host) { ${lists} } } },
     contentFetchers: { fetches: { urlSchemes: ['${name}'], async fetch(host, request) { ${fetches} } } }`,
  );

const cannotBeLoaded = /It cannot be loaded: /;
const broken = ['plugin-failed', 'bad-plugin-output', 'crash', 'timeout', 'memory'] as const;

/** Hostile plugins by name. */
export const hostilePlugins = ({ secret, written, port, files, many }: Prey): Readonly<Record<string, HostilePlugin>> => ({
  // At import.
  'exits-at-import': { code: 'process.exit(0);', problem: cannotBeLoaded },
  'loops-at-import': { code: 'for (;;);', problem: cannotBeLoaded },
  'throws-at-import': { code: "throw new Error('thrown at import');", problem: /thrown at import/ },
  'is-no-plugin': { code: 'export default 42;', problem: cannotBeLoaded },
  'is-no-code': { code: 'this is no code', problem: cannotBeLoaded },
  'wrong-shape': {
    code: plugin('wrong-shape', "contentExtractors: { reads: { fileExtensions: '.x' } }"),
    problem: /version|fileExtensions/,
  },
  'takes-a-name': { code: plugin('pdf', ''), problem: /Two plugins are called "pdf"/ },
  'allocates-at-import': {
    code: 'const all = []; for (;;) all.push(Buffer.alloc(2 ** 24, 1));',
    problem: cannotBeLoaded,
  },
  'prints-at-import': {
    code: extractor(
      'prints-at-import',
      'await host.addItem("fine");',
      '',
      "for (let at = 0; at < 64; at += 1) console.log('x'.repeat(2 ** 20));",
    ),
    ends: ['indexed', ...broken],
  },
  'replaces-globals': {
    code: extractor(
      'replaces-globals',
      'await host.addItem("fine");',
      '',
      "Array.prototype.push = () => 0; Map.prototype.get = () => undefined; JSON.stringify = () => '{}'; Promise.prototype.then = undefined;",
    ),
    problem: cannotBeLoaded,
  },

  // At work on content.
  'throws-in-can-extract': {
    code: extractor('throws-in-can-extract', '', "canExtract() { throw new Error('thrown while asked'); }"),
    ends: ['indexed'],
    said: /thrown while asked/,
  },
  hangs: { code: extractor('hangs', 'await new Promise(() => {});'), ends: ['timeout'] },
  loops: { code: extractor('loops', 'for (;;);'), ends: ['timeout'] },
  floods: {
    code: extractor('floods', 'for (let at = 0; ; at += 1) await host.addItem(`flood ${at} `.repeat(10000), {}, { key: `${at}` });'),
    ends: ['timeout', 'limit', 'too-large', 'indexed', ...broken],
  },
  'kills-itself': { code: extractor('kills-itself', "process.kill(process.pid, 'SIGKILL');"), ends: ['crash'] },
  'kills-its-parent': {
    code: extractor('kills-its-parent', "process.kill(process.ppid, 'SIGKILL'); await host.addItem('fine');"),
    ends: ['indexed', ...broken],
  },
  garbles: {
    code: extractor(
      'garbles',
      "const { writeSync } = await import('node:fs'); writeSync(3, Buffer.alloc(100000, 255)); await new Promise(() => {});",
    ),
    ends: broken,
  },
  'reads-secrets': {
    code: extractor('reads-secrets', `await host.addItem((await import('node:fs')).readFileSync(${JSON.stringify(secret)}, 'utf8'));`),
    ends: ['plugin-failed'],
  },
  writes: {
    code: extractor('writes', `(await import('node:fs')).writeFileSync(${JSON.stringify(written)}, 'x');`),
    ends: ['plugin-failed'],
  },
  spawns: {
    code: extractor('spawns', `(await import('node:child_process')).execFileSync('touch', [${JSON.stringify(written)}]);`),
    ends: ['plugin-failed'],
  },
  'runs-programs': {
    code: extractor('runs-programs', `await host.runProgram({ command: ['touch', ${JSON.stringify(written)}] });`),
    ends: ['not-permitted', 'not-supported'],
  },
  calls: { code: extractor('calls', `await fetch('http://127.0.0.1:${port}/from-the-process');`), ends: ['plugin-failed'] },

  // At work on what it lists itself.
  'fetches-garbage': {
    code: source(
      'fetches-garbage',
      "const l = await host.openListing('fetches-garbage://'); await l.add([{ url: 'fetches-garbage:///1', fingerprint: '1' }]); await l.complete();",
      "return { type: 'content', location: 'nowhere' };",
    ),
    said: /fetches-garbage/,
  },
  'fetches-secrets': {
    code: source(
      'fetches-secrets',
      "const l = await host.openListing('fetches-secrets://'); await l.add([{ url: 'fetches-secrets:///1', fingerprint: '1' }]); await l.complete();",
      `return { type: 'content', location: { kind: 'file', path: ${JSON.stringify(secret)}, size: 11, modifiedAt: 1 } };`,
    ),
    said: /fetches-secrets/,
  },
  'asks-around': {
    code: source('asks-around', `await host.request({ url: 'http://127.0.0.1:${port}/through-the-engine' });`),
    said: /asks-around/,
  },
  'lists-secrets': {
    code: source(
      'lists-secrets',
      `const l = await host.openListing('file:///'); await l.add([{ url: ${JSON.stringify(`file://${secret}`)}, fingerprint: '1' }]); await l.complete();`,
    ),
    said: /lists-secrets/,
  },
  'completes-others': {
    code: source('completes-others', `const l = await host.openListing(${JSON.stringify(files)}); await l.complete();`),
  },
  'lists-for-others': {
    code: source(
      'lists-for-others',
      `const l = await host.openListing(${JSON.stringify(files)}); await l.add([{ url: ${JSON.stringify(`${files}/text0.txt`)}, fingerprint: 'mine' }]); await l.complete();`,
    ),
    said: /lists-for-others/,
  },
  'lists-a-lot': {
    code: source(
      'lists-a-lot',
      `const l = await host.openListing('lists-a-lot://'); for (let at = 0; at < ${many}; at += 500) await l.add(Array.from({ length: 500 }, (_, i) => ({ url: 'lists-a-lot:///' + (at + i), fingerprint: '1', nameOnly: { status: 'skipped', code: 'x', text: 'x' } }))); throw new Error('more than anybody wants');`,
    ),
    said: /lists-a-lot/,
  },
  'never-lists': { code: source('never-lists', 'await new Promise(() => {});'), said: /never-lists/ },
});

/** Three that do as they should: two read files, one makes up URLs. */
export const goodPlugins = (count: number): Readonly<Record<string, string>> => ({
  'good-a': extractor('good-a', 'await host.addItem(`${await content.text()} goodness`);'),
  'good-b': extractor('good-b', 'await host.addItem(`${await content.text()} goodness`);'),
  'good-c': source(
    'good-c',
    `const l = await host.openListing('good-c://');
     await l.add(Array.from({ length: ${count} }, (_, at) => ({ url: \`good-c:///\${at}.txt\`, fingerprint: '1' })));
     await l.complete();`,
    "return { type: 'content', location: await host.cache.put(Buffer.from(`item ${request.url.slice(10)} goodness`)), mimeType: 'text/plain' };",
  ),
});
