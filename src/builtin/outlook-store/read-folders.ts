import { nodeKind, nodeKinds } from './database/node-tree.ts';
import type { Store } from './database/open-store.ts';
import { ids } from '../../kit/mapi/property-ids.ts';
import { readProperties } from './properties/read-properties.ts';

export interface Folders {
  /** With a `/` at the end; empty for what lies in none. */
  path(id: number): string;
  readonly names: readonly string[];
}

const rootFolder = 0x122;
const mostFolders = 100_000;
const deepest = 40;

/** The folders of a store by what they lie in. The root, and the one below it that holds all that people see, are left out of paths. */
export async function readFolders(store: Store): Promise<Folders> {
  const folders = new Map<number, { readonly parent: number; readonly name: string }>();
  for await (const node of store.nodes()) {
    if (nodeKind(node.id) !== nodeKinds.folder || folders.size >= mostFolders) continue;
    const folder = await readProperties(store, node, (id) => id === ids.displayName);
    const name = folder?.properties.text(ids.displayName)?.trim() ?? '';
    folders.set(node.id, { parent: node.parent, name });
  }
  const topOfAll = new Set([rootFolder, ...[...folders].filter(([, { parent }]) => parent === rootFolder).map(([id]) => id)]);
  return {
    names: [...folders.values()].map(({ name }) => name).filter((name) => name !== ''),
    path(id) {
      let path = '';
      let at = id;
      for (let depth = 0; depth < deepest && !topOfAll.has(at); depth += 1) {
        const folder = folders.get(at);
        if (folder === undefined) break;
        path = `${safeName(folder.name) || 'folder'}/${path}`;
        at = folder.parent;
      }
      return path;
    },
  };
}

/** Names are data: what would lead elsewhere in a path, or change how the line looks, is replaced. */
export function safeName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is replaced
  const visible = name.replaceAll(/[\0-\x1f\x7f-\x9f/\\\u202a-\u202e\u2066-\u2069]/g, '_').trim();
  return /^\.*$/.test(visible) ? '' : visible.slice(0, 120);
}
