import assert from 'node:assert/strict';
import type { OpenStage } from './on-stage.ts';

/** How Node says that a process may not do this. */
const refusedByNode = /Access to this API has been restricted|ERR_ACCESS_DENIED/;
const mostNamed = 10;

/** Fails with each refusal that a content, a listing or the log tells of. */
export async function requireWithinPermissions({ system, urls }: OpenStage): Promise<void> {
  const refusals = new Set<string>();
  for (const url of urls) {
    const { item, job } = await system.paise.explain(url);
    const text = item?.reason?.text ?? job?.lastFailure?.reason ?? '';
    if (item?.reason?.code === 'not-permitted' || refusedByNode.test(text)) refusals.add(`${url}: ${text}`);
  }
  for (const { message, details } of system.events) {
    const text = `${message} ${JSON.stringify(details ?? {})}`;
    if (/NOT_PERMITTED|not-permitted/.test(text) || refusedByNode.test(text)) refusals.add(text);
  }
  assert.ok(refusals.size === 0, `NOT_PERMITTED: ${[...refusals].slice(0, mostNamed).join('\n')}`);
}
