import { builtinPlugins } from './builtin/index.ts';
import { channelToParent } from './core/workers/channel.ts';
import { runWorker } from './core/workers/run-worker.ts';

// The program of a worker process: see core/workers/launch-worker.ts.
// Ctrl-C in a terminal reaches every process; the engine decides what becomes of its workers.
process.on('SIGINT', () => {});
runWorker(channelToParent(), builtinPlugins);
