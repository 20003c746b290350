import type { Profile } from './core/system.ts';

const providers = (id: string): Omit<Profile, 'workers'> => ({ dataStorage: id, jobQueue: id, stateStorage: id, cache: id });

/** Which providers go together under which name. */
export const profiles: Readonly<Record<string, Profile>> = {
  embedded: { ...providers('embedded/embedded'), workers: 'processes' },
  memory: { ...providers('memory/memory'), workers: 'inline' },
};
