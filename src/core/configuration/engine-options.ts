import { z } from 'zod';
import { searchOptions } from './search-options.ts';
import { duration, size } from './unit-options.ts';

/** The section `paise2:` of the configuration, the engine's own options. Durations come out in milliseconds, sizes in bytes. */
export const engineOptions = z.strictObject({
  profile: z
    .string()
    .min(1)
    .default('embedded')
    .describe('Which providers keep index, jobs and state: embedded keeps them in the data directory, memory nowhere.'),
  disabledPlugins: z.array(z.string()).default([]).describe('Names of plugins that are not loaded.'),
  extractors: z
    .record(
      z
        .string()
        .regex(/^(?:\.[^\s/]+|[^\s/.][^\s/]*\/[^\s/]+)$/, 'is neither a MIME type such as text/html nor a file extension such as .md'),
      z.string().regex(/^[^\s/]+\/[^\s/]+$/, 'this is not the id of an extractor, <plugin>/<extension>; `paise2 plugins list` shows them'),
    )
    .default({})
    .describe('Your choice of extractor: the MIME type or file extension, and the id of the extractor that reads it.'),
  workers: z
    .strictObject({
      count: z
        .union([z.int().min(1).max(256), z.literal('auto')])
        .default('auto')
        .describe('How many processes read content; auto goes by the processors of this machine.'),
      silence: duration()
        .prefault('60s')
        .describe('How long a worker may work on one item without a sign of progress, before it is killed.'),
      total: duration().prefault('10m').describe('How long a worker may work on one item in all.'),
      memory: size()
        .refine((bytes) => bytes >= 128e6, 'a worker needs at least 128MB')
        .prefault('1GB')
        .describe('How much memory a worker may use.'),
    })
    .prefault({})
    .describe('The processes that read content.'),
  memory: size().prefault('2GB').describe('How much memory paise2 may use in all; above it nothing new is begun for a while.'),
  diskFloor: size().prefault('500MB').describe('How much of the disk of the data directory is left free; below it indexing waits.'),
  onBattery: z
    .enum(['changes', 'work', 'pause'])
    .default('changes')
    .describe('What a running engine does on battery: read only what changes, go on as ever, or wait.'),
  rescan: duration().prefault('6h').describe('How often a running engine looks at everything again, in case a change was not reported.'),
  search: searchOptions,
  http: z
    .strictObject({
      enabled: z.boolean().default(true).describe('Whether a running engine serves the page, the API and agents.'),
      port: z.int().min(0).max(65_535).default(7247).describe('At which port of this machine; 0 takes any that is free.'),
    })
    .prefault({})
    .describe('The server of `paise2 up`. No other machine reaches it.'),
  log: z.enum(['debug', 'info', 'warn', 'error']).default('warn').describe('The least important messages that are printed.'),
});

export type EngineOptions = z.output<typeof engineOptions>;
