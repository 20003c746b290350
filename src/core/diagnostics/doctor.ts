import type { Checkup, Status } from '../../plugin/paise.ts';
import type { WithPlugins } from '../system.ts';
import { dataDirectory } from './checks/data-directory.ts';
import { dataPlace } from './checks/data-place.ts';
import { diskSpace } from './checks/disk-space.ts';
import { engineState } from './checks/engine-state.ts';
import { indexOpens } from './checks/index-opens.ts';
import { isolationLayers } from './checks/isolation.ts';
import { nodeVersion } from './checks/node-version.ts';
import { plugins } from './checks/plugins.ts';

/** Checks of the installation, each with a remedy where it fails: `paise2 doctor`. `running` is what a running engine says of itself. */
export async function doctor(system: WithPlugins, running: Pick<Status, 'engine' | 'engineProblem'> = {}): Promise<readonly Checkup[]> {
  await system.registry.load();
  const { dataDirectory: directory } = system.request;
  const checks = {
    node: () => [nodeVersion()],
    'data directory': () => [dataDirectory(directory)],
    'data place': () => [dataPlace(directory)],
    'disk space': () => [diskSpace(directory, running.engine)],
    plugins: () => plugins(system.registry.infos()),
    index: () => indexOpens(system, running.engine),
    engine: () => engineState(running),
    isolation: () => isolationLayers(),
  };
  const found: Checkup[] = [];
  for (const [name, check] of Object.entries(checks)) found.push(...(await outcomeOf(name, check)));
  return found;
}

/** A check that fails itself says so, and the others go on. */
async function outcomeOf(name: string, check: () => readonly Checkup[] | Promise<readonly Checkup[]>): Promise<readonly Checkup[]> {
  try {
    return await check();
  } catch (error) {
    const hint = 'Whatever is in the way of this check is probably in the way of paise2 too.';
    return [{ name, state: 'warning', message: `could not be checked: ${(error as Error).message}`, hint }];
  }
}
