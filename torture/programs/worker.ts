import { runWorkerProcess } from '../../src/core/workers/run-worker.ts';
import { plugins } from './plugins.ts';

// As src/worker.ts, with the mock plugin.
runWorkerProcess(plugins);
