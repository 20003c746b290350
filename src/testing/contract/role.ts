import type { Opening, Subjects } from './openers.ts';

/**
 * What a child process does with the provider that it opened. Each role is the default export of a module of its own, which also exports
 * its own URL as `role`. `acknowledge` tells the parent, before it returns; `run` counts the children at this place.
 */
export type Role<Suite extends keyof Subjects> = (
  subject: Subjects[Suite],
  acknowledge: (line: string) => void,
  run: number,
) => Promise<void>;

/** The argument of the child program, as JSON. */
export interface RoleTask {
  readonly opening: Opening;
  readonly role: string;
  readonly run: number;
}
