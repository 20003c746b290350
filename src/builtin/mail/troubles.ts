import type { ItemReason } from '../../plugin/item.ts';

/** Why not all of a mail could be read. */
export const troubles = {
  encrypted: { code: 'encrypted', text: 'Its body is encrypted; only its header was read.' },
  damaged: { code: 'damaged', text: 'It is damaged or cut off; what could be read was.' },
  limit: { code: 'limit:members', text: 'It has more parts than the limit allows; the rest was left out.' },
} as const satisfies Record<string, ItemReason>;
