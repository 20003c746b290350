/** What `paise2 plugins new` can begin. Apart from the templates, so that the program's help need not load them. */
export const kindNames = [
  'extractor',
  'source',
  'fetcher',
  'command',
  'http-handler',
  'lifecycle',
  'reset',
  'configuration',
  'data-storage',
  'job-queue',
  'state-storage',
  'cache',
] as const;

export type Kind = (typeof kindNames)[number];
