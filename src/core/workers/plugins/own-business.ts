import { PaiseError } from '../../../plugin/errors.ts';
import { filePath } from '../../../plugin/file-url.ts';
import type { ExternalPlugin } from '../../loading/plugin-manifest.ts';
import type { EngineAsks, FromWorker } from '../messages.ts';
import { mayRead } from './confinement.ts';

const ownerOf = (extension: string): string | undefined => extension.split('/', 1)[0];

/** What a process of a plugin may ask: of its own state, its own part of the cache, for its own sources. */
const own: { readonly [Name in keyof EngineAsks]?: (argument: EngineAsks[Name]['argument']) => string | undefined } = {
  stateGet: ({ plugin }) => plugin,
  stateSet: ({ plugin }) => plugin,
  stateEntries: ({ plugin }) => plugin,
  stateKeysWithValue: ({ plugin }) => plugin,
  cachePut: ({ plugin }) => plugin,
  runProgram: ({ plugin }) => plugin,
  request: ({ plugin }) => plugin,
  openListing: ({ source }) => ownerOf(source),
};

/** Named by a number that it was given. */
const byNumber = new Set<keyof EngineAsks>(['addToListing', 'keepInListing', 'excludeFromListing', 'completeListing', 'callHost']);

/** Throws where a process of `plugin` asks for what is another's. */
export function requireOwnBusiness<Name extends keyof EngineAsks>(
  plugin: ExternalPlugin,
  name: Name,
  argument: EngineAsks[Name]['argument'],
): void {
  const { name: owner } = plugin;
  if (!byNumber.has(name) && own[name]?.(argument) !== owner)
    throw new PaiseError('NOT_PERMITTED', `The plugin "${owner}" asked for what is not its own (${name}).`, { plugin: owner });
  if (name === 'addToListing') requireReadable(plugin, argument as EngineAsks['addToListing']['argument']);
}

/** What is listed is read, and may come back to the plugin that listed it: files are listed only where it might read them itself. */
function requireReadable(plugin: ExternalPlugin, { entries }: EngineAsks['addToListing']['argument']): void {
  const secret = entries.find(({ url }) => {
    const path = filePath(url);
    return path !== undefined && !mayRead(plugin, path);
  });
  if (secret === undefined) return;
  throw new PaiseError('NOT_PERMITTED', `The plugin "${plugin.name}" listed ${secret.url}, which it may not read.`, {
    plugin: plugin.name,
    hint: 'A plugin that lists files names their folders in "permissions.read".',
  });
}

type Notice = Exclude<FromWorker, { readonly type: 'results' | 'leaving' }>;

/** What a process of `plugin` may tell, in its own name and of its own sources. */
export function ownNotice(plugin: string, notice: Notice): Notice | undefined {
  switch (notice.type) {
    case 'log':
      return { ...notice, entry: { ...notice.entry, plugin } };
    case 'changed':
      return ownerOf(notice.source) === plugin ? notice : undefined;
    // It has no items of its own to be at.
    case 'at':
    case 'step':
      return undefined;
  }
}
