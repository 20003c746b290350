import type { Inspection } from '../../loading/discover-plugins.ts';
import type { ExternalPlugin } from '../../loading/plugin-manifest.ts';
import { PaiseError } from '../../../plugin/errors.ts';
import { processWorkers } from '../launch-worker.ts';
import type { CommonAsks } from '../messages.ts';
import type { Answers } from '../peer.ts';
import { createWorkerPool, type WorkerPool } from '../worker-pool.ts';
import { bareSetup } from '../worker-setup.ts';

/** To be imported, and to check options, are matters of moments; on a busy machine of seconds. */
const budgets = { workers: 1, silenceMs: 15_000, totalMs: 15_000, memoryBytes: 512 * 1024 * 1024 };

/** Looks at plugins in processes that may do nothing; the first look starts them. */
export function openInspection(workerProgram: URL): Inspection & { close(): void } {
  const pool: WorkerPool = createWorkerPool(
    (kind) => processWorkers(workerProgram)({ ...kind, polite: false }),
    bareSetup,
    {
      answers: refusals,
      onResults: () => {},
      onEnd: () => {},
      onUnusable: () => {},
      onChange: () => {},
      onNotice: () => {},
    },
    budgets,
  );
  return {
    async describe(plugin) {
      let hasOptions = false;
      try {
        const manifest = await pool.askPlugin(withoutWishes(plugin), 'describe', undefined);
        hasOptions = manifest.options !== undefined;
        return manifest;
      } finally {
        // There may be many to look at. Where there are options they are asked about next.
        if (!hasOptions) pool.renewPlugins([plugin.name]);
      }
    },
    validate: (plugin, options) => pool.askPlugin(withoutWishes(plugin), 'validate', { options }),
    close: () => pool.stop(),
  };
}

/** Nothing is permitted yet. */
const withoutWishes = ({ manifest: _manifest, ...plugin }: ExternalPlugin): ExternalPlugin => plugin;

const refuse = (): Promise<never> =>
  Promise.reject(new PaiseError('NOT_SUPPORTED', 'A plugin that is only looked at has nothing to ask for.'));

const refusals = new Proxy({}, { get: () => refuse, has: () => true }) as Answers<CommonAsks>;
