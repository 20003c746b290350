import { expect, test } from 'vitest';
import { stateStorageContract } from './state-storage/state-storage-contract.ts';

test('a state store that is built the naive way breaks its contract, and is told where', async () => {
  const cases = stateStorageContract({ module: new URL('./test-naive-state.ts', import.meta.url), key: 'files' });
  const failed: string[] = [];
  for (const { name, run } of cases) await run().catch(() => failed.push(name));
  expect(failed).toEqual([
    'values: takes any key and any partition, and tells all apart',
    'values: keeps partition and key apart as a pair, whatever might separate them',
    'writing: writes all or none',
    'writing: finds keys by value, whatever the order in its maps',
    'durability: opened for reading, it sees what is written and changes nothing',
    'durability: loses nothing that was acknowledged when the process is killed, and leaves nothing half done',
  ]);
});
