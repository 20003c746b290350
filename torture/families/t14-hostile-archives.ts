import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hostileFiles } from '../hostile/index.ts';
import type { HostileFile } from '../hostile/hostile-file.ts';
import { manyMembers } from '../hostile/many-members.ts';
import type { Inspection } from '../programs/requests.ts';
import { accountsOf, type Account } from '../support/accounts.ts';
import { check, wordsOf } from '../support/check.ts';
import { createCorpus, fill } from '../support/corpus.ts';
import { answerOf, askEngine, startEngine } from '../support/engine-process.ts';
import { unexpected } from '../support/extracted.ts';
import type { Family, Torture } from '../support/family.ts';
import { configure, type Place } from '../support/place.ts';
import { settle } from '../support/settle.ts';
import { megabytes, watchMemory } from '../support/watch-memory.ts';

/** Bombs, names that lead elsewhere, sizes that cannot be, endless nesting: within the budgets, each accounted for, and nothing written anywhere. */
export const hostileArchives: Family = {
  id: 'T14',
  title: 'hostile archives and documents',
  async run(torture) {
    await allKinds(torture);
    await greatNumbers(torture);
  },
};

/** More than one engine needs for a part of what a container holds. */
const mostOfEngine = 500e6;
const deaths = new Set(['timeout', 'memory', 'crash', 'worker-died']);

type Written = Omit<HostileFile, 'bytes'> & { readonly path: string };

async function allKinds(torture: Torture): Promise<void> {
  const place = torture.place();
  configure(place, { workers: { count: 2, silence: '20s', total: '60s' } });
  const corpus = createCorpus();
  fill(corpus, place, 60);
  const secret = corpus.newWord();
  const secretPath = join(place.home, 'secret.txt');
  writeFileSync(secretPath, secret);
  const escapedName = `escaped-${basename(place.workspace.root)}`;
  const written = writeAll(
    place,
    hostileFiles({ newWord: corpus.newWord, secretPath, escapedName }, torture.random, torture.repeat(3, 40, 300)),
  );
  torture.count('runs', written.length);
  await index(torture, place);
  const words = [...wordsOf(corpus), secret, ...written.flatMap(({ word }) => word ?? [])];
  const { inspection } = await settle(place, words);
  const isHostile = new Set(written.map(({ path }) => path));
  const others = inspection.items.filter(({ path = '' }) => !isHostile.has(path));
  for (const { invariant, text } of await check(place, corpus, { ...inspection, items: others })) torture.violation(place, invariant, text);
  const accounts = Map.groupBy(accountsOf(place), ({ path }) => path);
  for (const file of written) judge(torture, place, file, { accounts: accounts.get(file.path) ?? [], found: inspection.found });
  for (const { url } of inspection.found[secret] ?? []) torture.violation(place, 'R3', `${url} holds what a name or an entity leads to`);
  for (const path of escapes(place, escapedName)) torture.violation(place, 'R3', `${path} was written`);
}

function writeAll(place: Place, files: Iterable<HostileFile>): readonly Written[] {
  const folder = join(place.files, 'hostile');
  mkdirSync(folder);
  return Array.from(files, ({ bytes, ...file }) => {
    const path = join(folder, file.name);
    writeFileSync(path, bytes);
    return { ...file, path };
  });
}

async function index(torture: Torture, place: Place): Promise<void> {
  const begun = performance.now();
  const engine = startEngine(place, 'index', {});
  const peaks = await watchMemory(engine);
  try {
    answerOf(await engine.ended);
  } catch (error) {
    torture.violation(place, 'R3', `the engine did not survive: ${String(error)}`);
  }
  if (peaks.engine > mostOfEngine) torture.violation(place, 'R3', `the engine took ${megabytes(peaks.engine)} MB`);
  const seconds = Math.round((performance.now() - begun) / 1000);
  torture.note(`${seconds} s, a worker took up to ${megabytes(peaks.worker)} MB, the engine ${megabytes(peaks.engine)} MB`);
}

interface Evidence extends Pick<Inspection, 'found'> {
  readonly accounts: readonly Account[];
}

function judge(torture: Torture, place: Place, { name, path, ends, word }: Written, { accounts, found }: Evidence): void {
  const wrong = (invariant: string, text: string): void => torture.violation(place, invariant, `${name}: ${text}`);
  if (accounts.length === 0) wrong('R4', 'it is not in the index');
  for (const { status, code, isExplained, items } of accounts) {
    if (!isExplained) wrong('R4', `${items} items are ${status} (${code}) and nothing says why`);
    if (unexpected.has(code)) wrong('R4', `${items} items are ${status} for the reason ${code}, which nobody chose`);
    if (deaths.has(code)) wrong('R3', `it cost a worker: ${code}`);
  }
  if (ends && !accounts.some(({ code }) => ends.includes(code)))
    wrong('R3', `it should end with ${ends.join(' or ')}, but ends with ${accounts.map(({ status, code }) => code || status).join(', ')}`);
  if (word !== undefined && !found[word]?.some((hit) => hit.path === path)) wrong('I1', 'the text beside the bomb is not found');
}

/** Files of this name where a path in an archive may have led. */
function escapes(place: Place, name: string): readonly string[] {
  const below = readdirSync(place.root, { recursive: true, encoding: 'utf8' }).filter((path) => basename(path) === name);
  const folders = new Set(['/', '/tmp', ...[place.root, process.cwd()].flatMap(ancestors)]);
  return [...below, ...[...folders].map((folder) => join(folder, name)).filter((path) => existsSync(path))];
}

const ancestors = (folder: string): readonly string[] => (dirname(folder) === folder ? [folder] : [folder, ...ancestors(dirname(folder))]);

/** Archives with as many members as an item may have. The last has a word that is found. */
async function greatNumbers(torture: Torture): Promise<void> {
  const place = torture.place();
  const count = torture.repeat(10_000, 1_000_000, 1_000_000);
  const corpus = createCorpus();
  fill(corpus, place, 10);
  const written = writeAll(place, manyMembers(count, corpus.newWord));
  torture.count('runs', written.length);
  await index(torture, place);
  const { storage } = await askEngine(place, 'status', {});
  const accounts = accountsOf(place);
  for (const { name, path, word = '' } of written) {
    const items = accounts.filter((account) => account.path === path).reduce((sum, account) => sum + account.items, 0);
    if (items !== count + 1) torture.violation(place, 'R3', `${name} has ${count} members and became ${items} items`);
    const { total } = await askEngine(place, 'search', { query: word });
    if (total !== 1) torture.violation(place, 'I1', `the last of ${count} members of ${name} has ${total} hits`);
  }
  torture.note(`${storage.items} items of ${written.length} archives with ${count} members each`);
}
