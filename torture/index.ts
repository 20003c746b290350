// Breaks what can break, and looks whether the promises of docs/reliability.md hold:
// node torture/index.ts [T1 T2…] [--nightly | --release] [--seed N] [--json] [--save]
import { families } from './families/index.ts';
import { publish } from './support/report.ts';
import { readRequest } from './support/request.ts';
import { runFamily } from './support/run-family.ts';
import type { FamilyReport } from './support/family.ts';
import { createWorkspace, removeFolder } from './support/workspace.ts';

const request = readRequest(families);
const workspace = createWorkspace();
process.once('SIGINT', () => process.exit(130));
const reports: FamilyReport[] = [];
for (const family of request.families) {
  const report = await runFamily(family, workspace, request);
  process.stderr.write(`${report.id} ${report.title}: ${report.violations.length} violations, ${report.seconds.toFixed(0)} s\n`);
  reports.push(report);
}
publish(reports, request);
const violated = reports.some(({ violations }) => violations.length > 0);
if (!violated) removeFolder(workspace.root);
process.exitCode = violated ? 1 : 0;
