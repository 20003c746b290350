import { cache } from './kinds/cache.ts';
import { command } from './kinds/command.ts';
import { configuration } from './kinds/configuration.ts';
import { dataStorage } from './kinds/data-storage.ts';
import { extractor } from './kinds/extractor.ts';
import { fetcher } from './kinds/fetcher.ts';
import { httpHandler } from './kinds/http-handler.ts';
import { jobQueue } from './kinds/job-queue.ts';
import { lifecycle } from './kinds/lifecycle.ts';
import { reset } from './kinds/reset.ts';
import { source } from './kinds/source.ts';
import { stateStorage } from './kinds/state-storage.ts';
import type { Kind } from './kind-names.ts';
import type { Template } from './template.ts';

export const templates: Readonly<Record<Kind, Template>> = {
  extractor,
  source,
  fetcher,
  command,
  'http-handler': httpHandler,
  lifecycle,
  reset,
  configuration,
  'data-storage': dataStorage,
  'job-queue': jobQueue,
  'state-storage': stateStorage,
  cache,
};
