import type { ContentSource } from '../../plugin/content-source.ts';
import type { FilesOptions } from './options.ts';

/** Folders of this machine and the files in them. A search fetches files but lists none, so what listing takes is loaded when it is used. */
export const directory: ContentSource<FilesOptions> = {
  urlSchemes: ['file'],
  list: async (host, request) => (await import('./list.ts')).list(host, request),
  watch: async (host, report) => (await import('./watch/watch.ts')).watch(host, report),
  explain: async (host, url) => (await import('./explain.ts')).explain(host, url),
  adopt: async (host, url) => (await import('./adopt.ts')).adopt(host, url),
  suggest: async (host) => (await import('./suggest.ts')).suggest(host),
};
