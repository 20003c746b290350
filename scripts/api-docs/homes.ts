import type { Declaration } from './declaration.ts';

/** Pages about what several points share, by the files of `src/plugin` whose declarations they hold. */
export const sharedPages: readonly { readonly name: string; readonly title: string; readonly files: readonly string[] }[] = [
  {
    name: 'definition',
    title: 'The definition of a plugin',
    files: ['define-plugin', 'extension-points', 'permissions', 'standard-schema', 'contract-version'],
  },
  { name: 'hosts', title: 'Hosts', files: ['hosts'] },
  { name: 'content-and-metadata', title: 'Content, items and metadata', files: ['content', 'metadata', 'item', 'file-url'] },
  { name: 'outcomes-and-errors', title: 'Outcomes and errors', files: ['outcomes', 'errors'] },
  { name: 'testing', title: 'Testing', files: [] },
  { name: 'paise', title: 'paise2 from within a program', files: ['paise', 'search', 'plugins', 'engine-status'] },
];

/** Files whose name does not say to which point they belong. */
const filesOfPoints: Readonly<Record<string, readonly string[]>> = {
  'data-storage-providers': ['query'],
  'job-queue-providers': ['job', 'turn', 'cleanup-job'],
};

export interface Point {
  readonly name: string;
  /** Name of what an extension there must be. */
  readonly contract: string;
  readonly page: string;
  /** Names that the contract leads to, nearest first, without passing through what has a shared page. */
  readonly reach: ReadonlySet<string>;
}

export function pointsOf(all: ReadonlyMap<string, Declaration>): readonly Point[] {
  return (all.get('ExtensionPoints')?.members ?? []).map(({ name, type }) => {
    const contract = type.replace(/<.*$/, '');
    return { name, contract, page: kebab(name), reach: reachFrom(contract, all) };
  });
}

/** Name of the page of a declaration: what one point alone has to do with is there, the rest goes by file. */
export function homeOf({ name, file }: Declaration, points: readonly Point[]): string {
  if (file.startsWith('src/testing/')) return 'testing';
  if (!file.startsWith('src/plugin/')) return 'paise';
  const shared = sharedPageOf(file);
  if (shared !== undefined && shared !== 'hosts') return shared;
  const near = points.filter(({ reach }) => reach.has(name));
  if (near.length === 1 && near[0]) return near[0].page;
  const page = shared ?? points.find((point) => filesOf(point.page).includes(baseOf(file)))?.page;
  if (page === undefined) throw new Error(`${name} has no page in the reference: name ${file} in scripts/api-docs/homes.ts`);
  return page;
}

function reachFrom(start: string, all: ReadonlyMap<string, Declaration>): ReadonlySet<string> {
  const reached = new Set<string>();
  const ahead = [start];
  for (let name = ahead.shift(); name !== undefined; name = ahead.shift()) {
    const declaration = all.get(name);
    if (!declaration || reached.has(name)) continue;
    reached.add(name);
    if ([undefined, 'hosts'].includes(sharedPageOf(declaration.file))) ahead.push(...declaration.mentions);
  }
  return reached;
}

const sharedPageOf = (file: string): string | undefined => sharedPages.find(({ files }) => files.includes(baseOf(file)))?.name;
const filesOf = (page: string): readonly string[] => [page.replace(/s$/, ''), ...(filesOfPoints[page] ?? [])];
const baseOf = (file: string): string => /([^/]+)\.ts$/.exec(file)?.[1] ?? '';

const kebab = (name: string): string => name.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
