import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = process.env['PAISE2_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url));

/** Why tests on real documents are skipped, where these are not on the machine. */
export const noSharedFiles = existsSync(folder) ? undefined : `there are no documents at ${folder}; PAISE2_SHARED names another place`;

/** Path of a document that is not part of the project, for tests only. */
export const sharedFile = (path: string): string => `${folder}/${path}`;
