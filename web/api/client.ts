import { hc } from 'hono/client';
import type { Configuration, CheckedText, FolderList, SavedSearch } from '../../src/builtin/web-ui/api/schemas/configuration.ts';
import type { ItemPage, ItemText } from '../../src/builtin/web-ui/api/schemas/items.ts';
import type { JobPage } from '../../src/builtin/web-ui/api/schemas/jobs.ts';
import type { CountedFacets } from '../../src/builtin/web-ui/api/schemas/search.ts';
import type { Api } from '../../src/builtin/web-ui/api/app.ts';
import type { ConfigurationTree } from '../../src/plugin/configuration-provider.ts';
import type { SourceSuggestion } from '../../src/plugin/content-source.ts';
import type { CoverageRow } from '../../src/plugin/data-storage-provider.ts';
import type { LogRecord } from '../../src/plugin/engine-status.ts';
import type { JobState } from '../../src/plugin/job.ts';
import type { JobFilter, PauseTarget } from '../../src/plugin/job-queue-provider.ts';
import type { ConfigurationProblem, Explanation, ItemFilter, ItemView, OptionChange, Status } from '../../src/plugin/paise.ts';
import type { PluginInfo } from '../../src/plugin/plugins.ts';
import type { FacetName } from '../../src/plugin/query.ts';
import type { SearchResult, Suggestion } from '../../src/plugin/search.ts';
import { errorOf, errorOfFetch } from './api-error.ts';
import { followStatus, type Connection } from './events.ts';
import { queryOf } from './query-of.ts';

export { ApiError } from './api-error.ts';
export type { Connection } from './events.ts';
export type * from '../../src/builtin/web-ui/api/schemas/configuration.ts';
export type { ItemPage, ItemText } from '../../src/builtin/web-ui/api/schemas/items.ts';
export type { JobPage } from '../../src/builtin/web-ui/api/schemas/jobs.ts';
export type { CountedFacets } from '../../src/builtin/web-ui/api/schemas/search.ts';

export interface SearchParams {
  readonly q: string;
  readonly limit?: number;
  readonly offset?: number;
  readonly facets?: readonly FacetName[];
  /** Most passages of each hit; 0 for none. */
  readonly passages?: number;
  readonly explain?: boolean;
  readonly loosen?: boolean;
  /** The word at the end also stands for the most common words that begin so. */
  readonly typing?: boolean;
  readonly collapse?: boolean;
}

export interface JobsParams extends Pick<JobFilter, 'plugin' | 'code' | 'below'> {
  readonly state?: JobState;
  readonly limit?: number;
  readonly offset?: number;
}

const root = '/api/v1';
const { v1 } = hc<Api>('/').api;

/** Sends a request. Resolves with what was answered, or rejects with an `ApiError`. */
async function ask<T>(request: Promise<unknown>): Promise<T> {
  const response = (await request.catch((thrown: unknown) => {
    throw errorOfFetch(thrown);
  })) as Response;
  if (!response.ok) throw await errorOf(response);
  return (response.status === 200 ? await response.json() : undefined) as T;
}

const post = (url: string, body: object): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const within = (signal: AbortSignal | undefined) => (signal ? { init: { signal } } : {});
const idOf = (id: string | number) => ({ param: { id: String(id) } });

export const api = {
  /** Whether this browser is let in. */
  async session(): Promise<boolean> {
    const response = await fetch('/session').catch((thrown: unknown) => {
      throw errorOfFetch(thrown);
    });
    if (response.ok) return true;
    if (response.status === 401) return false;
    throw await errorOf(response);
  },
  /** Lets this browser in, by the code of a link. */
  enter: (code: string): Promise<void> => ask(post('/session', { code })),

  search: (params: SearchParams, signal?: AbortSignal): Promise<SearchResult> =>
    ask(v1.search.$get({ query: queryOf(params) }, within(signal))),
  facets: (params: Pick<SearchParams, 'q' | 'facets'>, signal?: AbortSignal): Promise<CountedFacets> =>
    ask(v1.facets.$get({ query: queryOf(params) }, within(signal))),
  suggest: (
    params: { readonly text: string; readonly limit?: number },
    signal?: AbortSignal,
  ): Promise<{ readonly suggestions: readonly Suggestion[] }> => ask(v1.suggest.$get({ query: queryOf(params) }, within(signal))),
  similar: (id: string | number, params: { readonly limit?: number } = {}, signal?: AbortSignal): Promise<SearchResult> =>
    ask(v1.similar[':id'].$get({ ...idOf(id), query: queryOf(params) }, within(signal))),

  item: (id: string | number, signal?: AbortSignal): Promise<ItemView> => ask(v1.items[':id'].$get(idOf(id), within(signal))),
  text: (
    id: string | number,
    params: { readonly q?: string; readonly from?: number; readonly to?: number } = {},
    signal?: AbortSignal,
  ): Promise<ItemText> => ask(v1.items[':id'].text.$get({ ...idOf(id), query: queryOf(params) }, within(signal))),
  previewUrl: (id: string | number, params: { readonly page?: number; readonly longest?: number } = {}): string =>
    `${root}/items/${id}/preview?${new URLSearchParams(queryOf(params)).toString()}`,
  thumbnailUrl: (id: string | number): string => `${root}/items/${id}/thumbnail`,
  open: (id: string | number, how: 'open' | 'reveal'): Promise<void> => ask(v1.items[':id'].open.$post({ ...idOf(id), json: { how } })),
  items: (filter: ItemFilter & { readonly limit?: number; readonly after?: string } = {}): Promise<ItemPage> =>
    ask(v1.items.$get({ query: queryOf(filter) })),
  explain: (target: string): Promise<Explanation> => ask(v1.explain.$get({ query: { target } })),
  coverage: (): Promise<{ readonly rows: readonly CoverageRow[] }> => ask(v1.coverage.$get()),

  status: (): Promise<Status> => ask(v1.status.$get()),
  /** Follows the status until the function that it returns is called. */
  events: (onStatus: (status: Status) => void, onState: (state: Connection) => void): (() => void) =>
    followStatus(`${root}/events`, () => api.session(), { onStatus, onState }),
  log: (limit?: number): Promise<{ readonly records: readonly LogRecord[] }> =>
    ask(v1.log.$get({ query: queryOf(limit === undefined ? {} : { limit }) })),

  jobs: (params: JobsParams = {}): Promise<JobPage> => ask(v1.jobs.$get({ query: queryOf(params) })),
  retryJobs: (json: JobFilter): Promise<{ readonly jobs: number }> => ask(v1.jobs.retry.$post({ json })),
  discardJobs: (json: JobFilter): Promise<{ readonly jobs: number }> => ask(v1.jobs.discard.$post({ json })),
  pause: (json: PauseTarget = {}): Promise<void> => ask(v1.pause.$post({ json })),
  resume: (json: PauseTarget = {}): Promise<void> => ask(v1.resume.$post({ json })),
  /** Resolves when the engine knows, not when it is done. (The client of hono takes `index` for the root of a folder.) */
  index: (request: { readonly targets?: readonly string[]; readonly remember?: boolean } = {}): Promise<void> =>
    ask(post(`${root}/index`, request)),

  config: (): Promise<Configuration> => ask(v1.config.$get()),
  configSchema: (): Promise<ConfigurationTree> => ask(v1.config.schema.$get()),
  checkConfig: (text: string): Promise<{ readonly problems: readonly ConfigurationProblem[] }> =>
    ask(v1.config.check.$post({ json: { text } })),
  /** The text with one option changed; without `change` it goes back to its default. Nothing is saved. */
  editConfig: (json: { readonly text: string; readonly option: string; readonly change?: OptionChange }): Promise<CheckedText> =>
    ask(v1.config.edit.$post({ json })),
  /** Rejects with status 412 where the file was changed since `revision`, with 422 and `problems` where the text is not valid. */
  saveConfig: ({ text, revision }: { readonly text: string; readonly revision: string }): Promise<{ readonly revision: string }> =>
    ask(v1.config.$put({ header: { 'if-match': revision }, json: { text } })),
  /** Folders in a folder, by its absolute path; in the user's home without. */
  folders: (path?: string): Promise<FolderList> => ask(v1.folders.$get({ query: queryOf(path === undefined ? {} : { path }) })),
  suggestions: (): Promise<{ readonly suggestions: readonly (SourceSuggestion & { readonly plugin: string })[] }> =>
    ask(v1.suggestions.$get()),

  plugins: (): Promise<{ readonly plugins: readonly PluginInfo[] }> => ask(v1.plugins.$get()),
  enablePlugin: (name: string): Promise<void> => ask(v1.plugins[':name'].enable.$post({ param: { name } })),
  disablePlugin: (name: string): Promise<void> => ask(v1.plugins[':name'].disable.$post({ param: { name } })),

  searches: (): Promise<{ readonly searches: readonly SavedSearch[] }> => ask(v1.searches.$get()),
  saveSearch: ({ name, query }: SavedSearch): Promise<void> => ask(v1.searches[':name'].$put({ param: { name }, json: { query } })),
  removeSearch: (name: string): Promise<void> => ask(v1.searches[':name'].$delete({ param: { name } })),
};
