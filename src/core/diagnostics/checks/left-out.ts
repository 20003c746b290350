import type { DataStorage, StorageSummary } from '../../../plugin/data-storage-provider.ts';
import { filePath } from '../../../plugin/file-url.ts';
import type { Checkup } from '../../../plugin/paise.ts';

const name = 'left out';
const examples = 5;

/** What is left out on purpose and found by its name only, above all what by its name holds secrets. */
export async function leftOut(storage: DataStorage, { byReason }: StorageSummary): Promise<readonly Checkup[]> {
  const skipped = byReason.filter(({ status }) => status === 'skipped');
  if (skipped.length === 0) return [];
  const message = skipped.map(({ code, count }) => `${count} ${code}`).join(', ');
  const counts: Checkup = { name, state: 'good', message, hint: '`paise2 explain PATH` tells which rule it was.' };
  const secrets = skipped.find(({ code }) => code === 'secret')?.count ?? 0;
  if (secrets === 0) return [counts];
  const some = await secretPaths(storage);
  const more = secrets > some.length ? ` and ${secrets - some.length} more` : '';
  return [counts, { name: 'secrets', state: 'good', message: `not read: ${some.join(', ')}${more}` }];
}

/** The first few among the first pages. */
async function secretPaths(storage: DataStorage): Promise<readonly string[]> {
  const paths: string[] = [];
  let pages = 0;
  for await (const page of storage.allItems({ status: 'skipped' })) {
    for (const { url, reason } of page) if (reason?.code === 'secret') paths.push(filePath(url) ?? url);
    pages += 1;
    if (paths.length >= examples || pages >= 10) break;
  }
  return paths.slice(0, examples);
}
