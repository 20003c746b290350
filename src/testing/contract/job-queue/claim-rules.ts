import assert from 'node:assert/strict';
import type { ClaimRequest } from '../../../plugin/turn.ts';
import type { PauseTarget } from '../../../plugin/job-queue-provider.ts';
import type { ModelJob } from './queue-model.ts';

/** Whether a claim may hand this job out, apart from its state. */
export function isOpen(
  { kind, priority, spec }: ModelJob,
  { kinds, urgency = Infinity }: ClaimRequest,
  paused: readonly PauseTarget[],
): boolean {
  const { plugin } = spec;
  return (
    priority <= urgency &&
    (kinds?.includes(kind) ?? true) &&
    !paused.some((pause) => (pause.plugin ?? plugin) === plugin && (pause.kind ?? kind) === kind)
  );
}

/** Checks what was handed out, in its order, against what could have been; `open` are the jobs that were ready for certain. */
export function checkClaim(claimed: readonly ModelJob[], open: readonly ModelJob[], limit: number): void {
  const left = new Set(open);
  for (const [index, job] of claimed.entries()) {
    left.delete(job);
    const before = claimed[index - 1];
    assert.ok(before === undefined || before.priority <= job.priority, 'the most urgent come first');
    for (const other of left) {
      assert.ok(other.priority >= job.priority, 'nothing more urgent is passed over');
      const rival = other.priority === job.priority && other.spec.plugin === job.spec.plugin;
      assert.ok(!rival || other.order > job.order, 'of one plugin the oldest comes first');
    }
    checkTurns(claimed.slice(0, index + 1), left);
  }
  assert.ok(claimed.length <= limit);
  if (claimed.length < limit) assert.equal(left.size, 0, 'what is ready is handed out');
}

/** Nobody is a turn ahead of a plugin that has a job left, among jobs as urgent as the last. */
function checkTurns(claimed: readonly ModelJob[], left: ReadonlySet<ModelJob>): void {
  const last = claimed.at(-1);
  if (last === undefined) return;
  const turns = (plugin: string): number =>
    claimed.filter(({ priority, spec }) => priority === last.priority && spec.plugin === plugin).length;
  for (const { priority, spec } of left) {
    if (priority === last.priority) assert.ok(turns(last.spec.plugin) <= turns(spec.plugin) + 1, 'plugins take turns');
  }
}
