import type { ExtensionPoint } from '../plugin/extension-points.ts';

interface BuiltinPlugin {
  readonly name: string;
  readonly from: 'built-in';
  /** Points that it has extensions at, so that nothing is imported before it is used. */
  readonly points: readonly ExtensionPoint[];
  load(): Promise<{ readonly default: unknown }>;
}

const providers = ['dataStorageProviders', 'jobQueueProviders', 'stateStorageProviders', 'cacheProviders'] as const;

function builtin(name: string, points: readonly ExtensionPoint[], load: BuiltinPlugin['load']): BuiltinPlugin {
  return { name, from: 'built-in', points, load };
}

/** The plugins that come with paise2, in the order of loading. A test compares the list with the folders beside it. */
export const builtinPlugins: readonly BuiltinPlugin[] = [
  builtin('commands', ['commands'], () => import('./commands/index.ts')),
  builtin('embedded', [...providers, 'resetActions'], () => import('./embedded/index.ts')),
  builtin('memory', providers, () => import('./memory/index.ts')),
  builtin('files', ['contentSources', 'contentFetchers'], () => import('./files/index.ts')),
  builtin('text', ['contentExtractors'], () => import('./text/index.ts')),
  builtin('markdown', ['contentExtractors'], () => import('./markdown/index.ts')),
  builtin('html', ['contentExtractors'], () => import('./html/index.ts')),
  builtin('code', ['contentExtractors'], () => import('./code/index.ts')),
  builtin('csv', ['contentExtractors'], () => import('./csv/index.ts')),
  builtin('dataset', ['contentExtractors'], () => import('./dataset/index.ts')),
  builtin('json', ['contentExtractors'], () => import('./json/index.ts')),
  builtin('yaml', ['contentExtractors'], () => import('./yaml/index.ts')),
  builtin('toml', ['contentExtractors'], () => import('./toml/index.ts')),
  builtin('xml', ['contentExtractors'], () => import('./xml/index.ts')),
  builtin('notebook', ['contentExtractors'], () => import('./notebook/index.ts')),
  builtin('office', ['contentExtractors'], () => import('./office/index.ts')),
  builtin('iwork', ['contentExtractors'], () => import('./iwork/index.ts')),
  builtin('ebook', ['contentExtractors'], () => import('./ebook/index.ts')),
  builtin('help-file', ['contentExtractors'], () => import('./help-file/index.ts')),
  builtin('pdf', ['contentExtractors'], () => import('./pdf/index.ts')),
  builtin('pim', ['contentExtractors'], () => import('./pim/index.ts')),
  builtin('mail', ['contentExtractors'], () => import('./mail/index.ts')),
  builtin('outlook-store', ['contentExtractors'], () => import('./outlook-store/index.ts')),
  builtin('command', ['contentExtractors'], () => import('./command/index.ts')),
  builtin('image', ['contentExtractors'], () => import('./image/index.ts')),
  builtin('audio', ['contentExtractors'], () => import('./audio/index.ts')),
  builtin('font', ['contentExtractors'], () => import('./font/index.ts')),
  builtin('svg', ['contentExtractors'], () => import('./svg/index.ts')),
  builtin('archive', ['contentExtractors'], () => import('./archive/index.ts')),
  builtin('subtitles', ['contentExtractors'], () => import('./subtitles/index.ts')),
  builtin('markup', ['contentExtractors'], () => import('./markup/index.ts')),
  builtin('bibliography', ['contentExtractors'], () => import('./bibliography/index.ts')),
  builtin('web-archive', ['contentExtractors'], () => import('./web-archive/index.ts')),
  builtin('notes', ['contentExtractors'], () => import('./notes/index.ts')),
  builtin('diagram', ['contentExtractors'], () => import('./diagram/index.ts')),
  builtin('drawing', ['contentExtractors'], () => import('./drawing/index.ts')),
  builtin('translation', ['contentExtractors'], () => import('./translation/index.ts')),
  builtin('geo', ['contentExtractors'], () => import('./geo/index.ts')),
  builtin('property-list', ['contentExtractors'], () => import('./property-list/index.ts')),
  builtin('shortcut', ['contentExtractors'], () => import('./shortcut/index.ts')),
  builtin('torrent', ['contentExtractors'], () => import('./torrent/index.ts')),
  builtin('sqlite', ['contentExtractors'], () => import('./sqlite/index.ts')),
  builtin('web-ui', ['httpHandlers', 'resetActions'], () => import('./web-ui/index.ts')),
  builtin('mcp', ['commands', 'httpHandlers', 'resetActions'], () => import('./mcp/index.ts')),
];
