import type { ItemReason } from '../../plugin/item.ts';

/** Why something is left out, for a person, by code. */
export const exclusionTexts = {
  'own-data': 'It belongs to paise2 itself.',
  exclude: 'A pattern of the option exclude leaves it out.',
  'default-exclude': 'It is left out by default: such files are made by programs and can be made again.',
  secret: 'It holds secrets. The options secrets and allowSecrets of the plugin files index it all the same.',
  hidden: 'Its name begins with a dot.',
  ignored: 'A file that lists what to ignore names it.',
  'not-included': 'No pattern of the option include matches it.',
  symlink: 'It is a symbolic link.',
  'other-file-system': 'It is on another disk than the folder that is indexed.',
} as const satisfies Record<string, string>;

export type ExclusionCode = keyof typeof exclusionTexts;

const failures: Readonly<Record<string, ItemReason>> = {
  EACCES: { code: 'permission', text: 'You have no permission to read it.' },
  EPERM: { code: 'permission', text: 'The operating system does not let paise2 read it.' },
  ENAMETOOLONG: { code: 'path-too-long', text: 'Its path is longer than the operating system allows.' },
  EIO: { code: 'unreadable', text: 'The disk reports an error while it is read.' },
  ENOTCONN: { code: 'unavailable', text: 'The network drive that it is on is not connected.' },
  ESTALE: { code: 'unavailable', text: 'The network drive that it is on does not know it any more.' },
  ETIMEDOUT: { code: 'unavailable', text: 'The network drive that it is on does not answer.' },
  EHOSTDOWN: { code: 'unavailable', text: 'The network drive that it is on does not answer.' },
  ENODEV: { code: 'unavailable', text: 'The disk that it is on is gone.' },
  ENXIO: { code: 'unavailable', text: 'The disk that it is on is gone.' },
};

/** The place is out of reach for now. */
export const unavailable: ItemReason = {
  code: 'unavailable',
  text: 'The disk or folder that it is on is not there at the moment.',
};

/** What a failed look at a file or folder means. */
export function failureReason(error: unknown): ItemReason {
  const code = errorCode(error) ?? 'unknown error';
  return failures[code] ?? { code: 'unreadable', text: `The operating system cannot read it (${code}).` };
}

/** There is nothing of that name: gone, or below something that is not a folder; a name with a NUL cannot exist. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ERR_INVALID_ARG_VALUE'].includes(errorCode(error) ?? '');
}

/** A link that leads back to itself. */
export const isLoop = (error: unknown): boolean => errorCode(error) === 'ELOOP';

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
