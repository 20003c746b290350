import type { ContractHarness } from '../contract/contract-case.ts';
import { inNewDirectory } from '../contract/new-directory.ts';
import { openingOf, openSubject } from '../contract/openers.ts';

/** Whether storage, queue and state of one key commit together. */
export async function sharesDomain(harness: ContractHarness): Promise<boolean> {
  let shares = false;
  await inNewDirectory(async (directory) => {
    const storage = await openSubject(openingOf(harness, 'dataStorage', directory));
    const queue = await openSubject(openingOf(harness, 'jobQueue', directory));
    const state = await openSubject(openingOf(harness, 'stateStorage', directory));
    const domain = storage.transactionDomain;
    shares = domain !== undefined && queue.transactionDomain === domain && state.transactionDomain === domain;
    await state.close();
    await queue.close();
    await storage.close();
  });
  return shares;
}
