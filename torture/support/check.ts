import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { Inspection } from '../programs/requests.ts';
import { checkDatabase } from './check-database.ts';
import type { Corpus, Truth } from './corpus.ts';
import type { Violation } from './family.ts';
import type { Place } from './place.ts';
import { isAlive, processesOf, until } from './processes.ts';

/** Words of contents that are no more, the last of them: there may be many. */
const retiredWords = (corpus: Corpus): readonly string[] => [...corpus.retired].slice(-500);

/** What an inspection for {@link check} has to look for. */
export const wordsOf = (corpus: Corpus): readonly string[] => [
  ...[...corpus.files.values()].map(({ word }) => word),
  ...retiredWords(corpus),
];

/** Compares what the index holds with the truth, once the place is settled: I1 to I4 and I6. */
export async function check(place: Place, corpus: Corpus, inspection: Inspection): Promise<readonly Violation[]> {
  return [
    ...[...corpus.files].flatMap(([path, truth]) => checkFile(path, truth, inspection)),
    ...retiredWords(corpus).flatMap((word) => checkRetired(word, inspection)),
    ...checkItems(inspection, corpus),
    ...checkDatabase(place),
    ...(await checkRemains(place)),
  ];
}

/** I1: it is in the index as it is now, or there is a reason; I4: only what is hostile ends badly, and for the reason it gave. */
function checkFile(path: string, { word, ends }: Truth, { items, jobs, found }: Inspection): readonly Violation[] {
  const item = items.find((candidate) => candidate.path === path && !candidate.url.includes('!/'));
  const hits = found[word] ?? [];
  const job = jobs.find(({ key }) => key === item?.url || key.endsWith(`/${encodeURIComponent(basename(path))}`));
  if (ends) return checkHostile(path, ends, item?.status, job?.lastFailure?.code);
  const wrong = (invariant: string, text: string): readonly Violation[] => [
    {
      invariant,
      text: `${path}: ${text}${job ? ` (job: ${job.state}, ${job.attempts} + ${job.crashes} failures, ${job.lastFailure?.code})` : ''}`,
    },
  ];
  if (item === undefined) return job && job.state !== 'dead' ? [] : wrong('I1', 'it is not in the index and nothing says why');
  if (item.status !== 'indexed') return wrong('I4', `an innocent file is ${item.status}`);
  if (!item.text.includes(word)) return wrong('I1', 'the text that is kept is not the current one');
  if (hits.length !== 1) return wrong(hits.length === 0 ? 'I1' : 'I2', `a search for its word has ${hits.length} hits`);
  if (hits[0]?.path !== path || hits[0].stale) return wrong('I1', `a search for its word finds ${hits[0]?.path} (${hits[0]?.stale})`);
  return [];
}

function checkHostile(path: string, ends: readonly string[], status: string | undefined, code = 'none'): readonly Violation[] {
  if (status === 'indexed' && ends.includes('indexed')) return [];
  if (status === 'failed' && ends.includes(code)) return [];
  return [{ invariant: 'I4', text: `${path}: it should end with ${ends.join(' or ')}, but is ${status} with ${code}` }];
}

function checkRetired(word: string, { found }: Inspection): readonly Violation[] {
  return (found[word] ?? []).map(({ path }) => ({ invariant: 'I1', text: `${path} is found by ${word}, which is no more in it` }));
}

/** I2: one item for a URL, and none without a file. */
function checkItems({ items }: Inspection, corpus: Corpus): readonly Violation[] {
  const urls = new Set<string>();
  const violations: Violation[] = [];
  for (const { url, path, status } of items) {
    if (urls.has(url)) violations.push({ invariant: 'I2', text: `${url} is there twice` });
    urls.add(url);
    const known = path !== undefined && corpus.files.has(path);
    if (!known && !url.includes('!/') && status !== 'skipped')
      violations.push({ invariant: 'I2', text: `${url} is ${status} and has no file` });
  }
  return violations;
}

/** I6: nothing is left behind. */
async function checkRemains(place: Place): Promise<readonly Violation[]> {
  await until(() => processesOf(place).length === 0, 3000);
  const orphans = processesOf(place).filter(isAlive);
  const remains = readdirSync(place.dataDirectory, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(tmp|new|part)/.test(name));
  return [
    ...orphans.map((pid) => ({ invariant: 'I6', text: `process ${pid} is still there` })),
    ...remains.map((name) => ({ invariant: 'I6', text: `${name} was left in the data directory` })),
  ];
}
