import { resolve } from 'node:path';
import type { TraceStep } from '../../plugin/plugins.ts';
import { candidateOf, describe } from '../loading/discover-plugins.ts';
import { foundFile } from '../loading/find-plugins.ts';
import type { ExternalPlugin } from '../loading/plugin-manifest.ts';
import { lazyInspection } from '../loading/plugins-for.ts';
import { targetUrl } from '../pipeline/target-url.ts';
import type { WithPlugins, WithSingletons } from '../system.ts';
import { readingPool } from '../workers/reading-pool.ts';
import { describedPlugin, requireDescribed } from './described-plugin.ts';

/** What tracing works with. */
export interface TraceParts {
  found(): Promise<WithPlugins>;
  singletons(): Promise<WithSingletons>;
}

/** Reads one content, and hands out each step as it is taken. With `file`, the plugin in it is there too, in place of one of its name. */
export async function* trace(target: string, file: string | undefined, { found, singletons }: TraceParts): AsyncGenerator<TraceStep> {
  const waiting: TraceStep[] = [];
  let wake: (() => void) | undefined;
  const hear = (step: TraceStep): void => {
    waiting.push(step);
    wake?.();
  };
  const system = await found();
  const pool = readingPool(file === undefined ? system : await withFile(system, file), singletons, hear);
  const until = { ended: false };
  const reading = pool.ask('trace', { url: targetUrl(target) }).finally(() => {
    until.ended = true;
    wake?.();
  });
  reading.catch(() => {});
  try {
    while (!until.ended || waiting.length > 0) {
      yield* waiting.splice(0);
      if (!until.ended) await new Promise<void>((resume) => (wake = resume));
    }
    const { status, reason, url } = await reading;
    if (reason && status !== 'failed') yield { atMs: 0, type: 'failed', url, code: reason.code, reason: reason.text };
  } finally {
    pool.stop();
  }
}

/** The same system with one plugin more: as it is in its file now, with the options that are configured for it. */
async function withFile(system: WithPlugins, file: string): Promise<WithPlugins> {
  const { request, registry, settings } = system;
  const inspection = lazyInspection(request.workerProgram);
  try {
    const place = foundFile(resolve(file), 'file');
    const { manifest } = requireDescribed(describedPlugin(candidateOf(place, await describe(place, inspection), inspection)));
    const { entry, folders, fingerprint } = place;
    const plugin: ExternalPlugin = { name: manifest.name, entry, folders, fingerprint, manifest };
    const { value } = (await inspection.validate(plugin, settings.tree[manifest.name] ?? {})) as { value?: unknown };
    const others = registry.externals().filter(({ name }) => name !== manifest.name);
    return {
      ...system,
      registry: { ...registry, externals: () => [...others, plugin] },
      settings: { ...settings, options: { ...settings.options, [manifest.name]: value ?? {} } },
    };
  } finally {
    await inspection.close();
  }
}
