import type { ItemReason } from '../../plugin/item.ts';
import type { HandedOver } from './handover.ts';
import type { JobResult } from './job-result.ts';
import { nameOnlyItems } from './name-only-items.ts';

/** What is written of a URL whose attempt failed. Parts that were handed over stay, under an item that says why they are not all. */
export function failedChange(
  subject: Parameters<typeof nameOnlyItems>[0],
  reason: ItemReason,
  { handedOver, permanent }: { readonly handedOver: HandedOver | undefined; readonly permanent: boolean },
): JobResult['change'] {
  if (!handedOver) return { type: 'failed', items: nameOnlyItems(subject, 'failed', reason) };
  if (permanent) return { type: 'append', items: nameOnlyItems(subject, 'partial', reason), since: handedOver.since };
  return { type: 'append', items: nameOnlyItems(unfinished(subject), 'partial', reason) };
}

/** Without what would make the next listing or attempt believe that all of it is in the index. */
export function unfinished<Described extends { readonly fingerprint: string; readonly contentHash?: string }>(
  described: Described,
): Omit<Described, 'contentHash'> {
  const { contentHash: _contentHash, ...rest } = described;
  return { ...rest, fingerprint: '' };
}
