/** For authors of plugins: what shows that a provider keeps its contract. */
export type { ContractCase, ContractHarness } from './contract/contract-case.ts';
export { cacheContract } from './contract/cache/cache-contract.ts';
export { dataStorageContract } from './contract/data-storage/data-storage-contract.ts';
export { jobQueueContract } from './contract/job-queue/job-queue-contract.ts';
export { stateStorageContract } from './contract/state-storage/state-storage-contract.ts';
export { extractText, type RecordedItem, type Recording, type TestFile } from './extract-text.ts';
export { transactionDomainContract } from './contract/transaction-domain/transaction-domain-contract.ts';
