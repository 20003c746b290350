import type { TrialTask } from '../../core/plugins/trial/trial-task.ts';
import { transactionDomainContract } from '../contract/transaction-domain/transaction-domain-contract.ts';
import type { ContractHarness } from '../contract/contract-case.ts';
import { pluginOf } from '../contract/openers.ts';
import { contractSuites } from './contract-suites.ts';
import { loadScenarios } from './load-scenarios.ts';
import { samplesFor } from './samples.ts';
import { sharesDomain } from './shares-domain.ts';
import { systemSuite } from './system/system-suite.ts';
import { allOf, type TrialSuite } from './trial-suite.ts';

/** The cases of the suite that a task names. What they find worth knowing they `remark`. */
export async function suiteFor(task: TrialTask, remark: (text: string) => void): Promise<TrialSuite> {
  const { module, extension, suite, others } = task;
  const plugin = await pluginOf({ module });
  const scenarios = await loadScenarios(task.scenarios, plugin);
  const key = extension?.key ?? '';
  const harness: ContractHarness = { module, key, ...(scenarios.options && { options: scenarios.options }) };
  const samples = extension?.point === 'contentExtractors' ? await samplesFor(plugin, key, scenarios, task.samples) : [];
  if (suite === 'whole system') return systemSuite({ task, plugin, scenarios, samples, remark });
  if (suite === 'transaction domain') return allOf((await sharesDomain(harness)) ? transactionDomainContract(harness) : []);
  return contractSuites[suite]({ harness, scenarios, samples, others });
}
