import { isolation, type Isolation } from './isolation.ts';
import { processWorkers } from './launch-worker.ts';
import { recordedWorkers } from './leftovers.ts';
import type { FromWorker, ToWorker, WorkerAsks } from './messages.ts';
import { createPeer } from './peer.ts';
import { jobsFor, setup } from './test-jobs.ts';

// An engine that has nothing but one worker, whose number it prints when that is at work: `test-engine.ts WORK PARENT-DEATH [DATA-DIRECTORY]`.
const [work = '', parentDeath = '', dataDirectory] = process.argv.slice(2);
const layers = { ...isolation(), parentDeath } as Isolation;
const launch = processWorkers(new URL('test-worker.ts', import.meta.url), () => layers);
const worker = (dataDirectory === undefined ? launch : recordedWorkers(launch, dataDirectory))({
  role: 'jobs',
  network: false,
  polite: true,
});
const peer = createPeer<WorkerAsks, { readonly kept: { readonly argument: unknown; readonly answer: undefined } }, ToWorker, FromWorker>(
  worker.channel,
  {
    answers: { kept: async () => undefined },
    hear: (notice) => notice.type === 'at' && notice.version !== undefined && process.stdout.write(`${worker.pid}\n`),
  },
);
await peer.ask('setUp', setup);
await peer.notify({ type: 'jobs', jobs: jobsFor(work), alone: true });
