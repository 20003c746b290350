import type { StorageWrite } from '../../../plugin/data-storage-provider.ts';
import type { Role } from '../role.ts';
import { childOf, put } from './documents.ts';

/** Number of groups that are written in turn. */
export const groups = 4;

/** URLs that are always written together. */
export const urlsOf = (group: number): readonly string[] => ['a', 'b', 'c'].map((name) => `file:///${group}/${name}`);

const generationsPerRun = 1_000_000;

/** Writes one group after the other, in a new generation each time, for ever. */
const writeForEver: Role<'dataStorage'> = async (storage, acknowledge, run) => {
  for (let generation = run * generationsPerRun + 1; ; generation += 1) {
    const group = generation % groups;
    await storage.write(urlsOf(group).map((url) => putWithChildren(url, generation)));
    acknowledge(`${group} ${generation}`);
  }
};

function putWithChildren(url: string, generation: number): StorageWrite {
  const text = `generation${generation} ${'and more words '.repeat(50)}`;
  const kept = { key: `${url} ${generation}`, bytes: new TextEncoder().encode(text) };
  return put(url, { text }, { generation, kept, children: ['x', 'y'].map((key) => childOf(url, key, { text })) });
}

export default writeForEver;
