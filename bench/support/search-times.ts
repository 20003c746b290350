// search-times.ts LIBRARY: answers the queries on standard input with a built paise2, {queries, limit, snippets}, and prints for each, as JSON,
// [milliseconds, hits in total]. All are asked once before, so that what is measured is warm.
import { json } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { openPaise as Open } from '../../src/index.ts';

export interface SearchTimesRequest {
  readonly queries: readonly string[];
  readonly limit: number;
  readonly snippets: boolean;
}

export type SearchTimes = readonly (readonly [milliseconds: number, total: number])[];

const { queries, limit, snippets } = (await json(process.stdin)) as SearchTimesRequest;
const { openPaise } = (await import(pathToFileURL(process.argv[2] ?? '').href)) as { readonly openPaise: typeof Open };
const paise = openPaise();

async function askAll(): Promise<SearchTimes> {
  const times: [number, number][] = [];
  for (const query of queries) {
    const startedAt = performance.now();
    const { total } = await paise.search({ query, limit, snippets });
    times.push([performance.now() - startedAt, total]);
  }
  return times;
}

await askAll();
process.stdout.write(JSON.stringify(await askAll()));
await paise.close();
