import { PaiseError } from '../../plugin/errors.ts';
import type { ChildItem } from '../../plugin/hosts.ts';
import type { ItemReason } from '../../plugin/item.ts';
import { bytes, count, fields, number, optional, text, type Check } from '../workers/shape.ts';

const child = {
  key: text(),
  mimeType: optional(text(1024)),
  modifiedAt: optional(number),
  size: optional(count),
};
const isChild = fields(child);
const isReason = fields({ code: text(200), text: text() });
const isEmbedded = fields({ ...child, bytes, charset: optional(text(1024)), unread: optional(isReason) });

/** What an extractor hands to its host beside text and metadata. These throw where it is not what it should be. */
export const checkChild = (given: ChildItem): void => demand(isChild, given, 'child');
export const checkEmbedded = (given: ChildItem): void => demand(isEmbedded, given, 'content');
export const checkReason = (given: ItemReason): void => demand(isReason, given, 'reason');

function demand(check: Check, given: unknown, what: string): void {
  if (!check(given)) throw new PaiseError('BAD_PLUGIN_OUTPUT', `The ${what} that was handed over is not of the agreed shape.`);
}
