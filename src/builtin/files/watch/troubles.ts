import type { ItemReason } from '../../../plugin/item.ts';
import { errorCode, failureReason } from '../reasons.ts';

/** Why something is not watched, and when to try again. */
export interface Trouble {
  readonly reason: ItemReason;
  readonly retryMs: number;
}

export class CannotWatch extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.reason.text);
    this.trouble = trouble;
  }
}

/** How often the place of a root is looked at. */
export const lookMs = 2_000;
const second = 1_000;
const minute = 60_000;

const trouble = (code: string, text: string, retryMs: number): Trouble => ({ reason: { code, text }, retryMs });

export const rootGone = trouble('missing', 'The folder is not there. It is watched as soon as it is.', lookMs);

export const eventsLost = trouble(
  'watch-overflow',
  'So much happened at once that not all of it was reported. The folder is listed again, and watching goes on.',
  second,
);

const tooManyFolders = trouble(
  'watch-limit',
  'The system does not watch so many folders. Raise its limit: sudo sysctl fs.inotify.max_user_watches=1048576. Or leave folders out with the option exclude of the plugin files.',
  10 * minute,
);

const tooManyPrograms = trouble(
  'watch-limit',
  'Too many programs watch folders. Raise the limit of the system: sudo sysctl fs.inotify.max_user_instances=1024.',
  10 * minute,
);

export const notInstalled = (cause: string): Trouble =>
  trouble(
    'watch-unsupported',
    `The part that watches folders on this system is missing. Install paise2 again, without leaving out optional dependencies. (${cause})`,
    10 * minute,
  );

export const refused = (cause: string): Trouble => trouble('watch-refused', `The system does not watch it: ${cause}`, minute);

/** What a failure means for watching. One that is none of the system's is thrown on. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof CannotWatch) return error.trouble;
  if (isLimit(error)) return errorCode(error) === 'ENOSPC' ? tooManyFolders : tooManyPrograms;
  if (errorCode(error) === undefined) throw error;
  return unreadable(failureReason(error));
}

export const unreadable = (reason: ItemReason): Trouble => ({ reason, retryMs: minute });

/** The system watches nothing more, whatever folder it is. */
export const isLimit = (error: unknown): boolean => ['ENOSPC', 'EMFILE', 'ENFILE'].includes(errorCode(error) ?? '');

export const switchedOff: ItemReason = { code: 'not-watched', text: 'The option watch of the plugin files is off.' };

export const otherMachines: ItemReason = {
  code: 'network-drive',
  text: 'It is on a network drive or on the file system of a program: what others change there is not reported.',
};

export const behindLinks: ItemReason = {
  code: 'behind-links',
  text: 'Folders behind symbolic links are not watched on this system.',
};
