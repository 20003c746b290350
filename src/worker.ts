import { builtinPlugins } from './builtin/index.ts';
import { runWorkerProcess } from './core/workers/run-worker.ts';

// The program of a worker process: see core/workers/launch-worker.ts.
runWorkerProcess(builtinPlugins);
