import type { Opening, Subjects } from './openers.ts';

/** What a child process does with the provider that it opened. `acknowledge` tells the parent, before it returns; `run` counts the children at this place. */
export type Role<Suite extends keyof Subjects> = (
  subject: Subjects[Suite],
  acknowledge: (line: string) => void,
  run: number,
) => Promise<void>;

/** Each role is the default export of a module of its own. */
export const roles = {
  'cache/endless-puts': () => import('./cache/endless-puts.ts'),
  'data-storage/endless-writes': () => import('./data-storage/endless-writes.ts'),
  'data-storage/reading': () => import('./data-storage/reading.ts'),
  'extractor/endure': () => import('./extractor/endure.ts'),
  'extractor/import': () => import('./extractor/import.ts'),
  'job-queue/endless-work': () => import('./job-queue/endless-work.ts'),
  'state-storage/endless-writes': () => import('./state-storage/endless-writes.ts'),
  'transaction-domain/endless-turns': () => import('./transaction-domain/endless-turns.ts'),
};

export type RoleName = keyof typeof roles;

/** The argument of the child program, as JSON. */
export interface RoleTask {
  readonly opening: Opening;
  readonly role: RoleName;
  readonly run: number;
}
