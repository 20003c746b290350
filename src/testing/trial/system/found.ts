import assert from 'node:assert/strict';
import type { ExportedItem, Explanation } from '../../../plugin/paise.ts';
import type { TestPaise } from '../../whole-paise.ts';
import type { OpenStage } from './on-stage.ts';

export async function allItems({ paise }: TestPaise): Promise<readonly ExportedItem[]> {
  return Array.fromAsync(paise.export());
}

/** Fails with what is not in the index as it should be, and why. */
export async function requireFound({ stage, system, urls }: OpenStage): Promise<void> {
  const problems: string[] = [];
  for (const url of urls) {
    const problem = problemOf(await system.paise.explain(url), stage);
    if (problem !== undefined) problems.push(`${url}: ${problem}`);
  }
  assert.ok(problems.length === 0, problems.slice(0, mostProblems).join('\n'));
}

const mostProblems = 5;

function problemOf(explanation: Explanation, { extractor, listedOnly }: OpenStage['stage']): string | undefined {
  const { item, job } = explanation;
  if (listedOnly) return (item ?? job) ? undefined : 'it is not listed';
  if (!item) return endOf(explanation);
  if (item.status === 'failed') return endOf(explanation);
  if (extractor === undefined) return undefined;
  if (item.extractor !== extractor) return `${extractor} did not read it: ${verdictOf(extractor, explanation)}`;
  return item.status === 'indexed' || item.status === 'partial' ? undefined : endOf(explanation);
}

function verdictOf(extractor: string, { extractors, item }: Explanation): string {
  const verdict = extractors.find(({ extension }) => extension === extractor);
  if (!verdict) return `it names no type or name like that; ${item?.extractor ?? 'nothing'} did`;
  return verdict.outcome === 'declined' ? 'it declined' : `${item?.extractor ?? 'nothing'} did`;
}

/** How it ended, with the reason. */
export function endOf({ item, job, summary }: Explanation): string {
  if (item?.reason) return `${item.status}, ${item.reason.code}: ${item.reason.text}`;
  if (item) return item.status;
  return job?.lastFailure === undefined ? summary : `not read yet: ${job.lastFailure.reason}`;
}

/** Fails where an item is not found by a word that it contains. */
export async function requireHits({ system, urls }: OpenStage): Promise<void> {
  const items = (await allItems(system)).filter(({ url }) => urls.some((root) => url === root || url.startsWith(`${root}!/`)));
  for (const { url, text, title } of items.slice(0, mostSearched)) {
    const word = wordOf(text) ?? wordOf(title);
    if (word === undefined) continue;
    const { hits } = await system.search({ query: `"${word}"`, limit: 1000, collapse: false, loosen: false, snippets: false });
    assert.ok(
      hits.some((hit) => hit.url === url),
      `${url} is in the index, but the word "${word}" in it does not find it`,
    );
  }
}

const mostSearched = 20;

/** The longest of the first words. */
const wordOf = (text: string): string | undefined =>
  (text.slice(0, 2000).match(/\p{L}{3,40}/gu) ?? []).toSorted((a, b) => b.length - a.length)[0];
