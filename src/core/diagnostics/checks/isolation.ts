import type { Checkup } from '../../../plugin/paise.ts';
import { isolation, type Isolation } from '../../workers/isolation.ts';

/** How what reads other people's content is kept apart, layer by layer. */
export function isolationLayers(layers: Isolation = isolation()): readonly Checkup[] {
  return [permissions(layers), network(layers), ending(layers), priority(layers)].map((found) => ({ name: 'isolation', ...found }));
}

type Layer = Omit<Checkup, 'name'>;

const permissions = (layers: Isolation): Layer =>
  layers.permissions
    ? { state: 'good', message: 'workers are processes that may read files; they may not write any, start programs or load native code' }
    : {
        state: 'warning',
        message: 'workers are processes without limits on what they do',
        hint: 'A newer Node has permission flags, which paise2 then uses.',
      };

const network = (layers: Isolation): Layer =>
  layers.network
    ? { state: 'good', message: 'workers have no network' }
    : {
        state: 'warning',
        message: 'workers can reach the network as you can',
        hint: 'Where Linux lets users make namespaces (`unshare -cn true`), paise2 takes the network from them.',
      };

const ending = ({ parentDeath }: Isolation): Layer => ({
  state: 'good',
  message: `workers end with their engine: ${endings[parentDeath]}`,
});

const endings = {
  kernel: 'the kernel sees to it',
  keeper: 'a shell beside each sees to it',
  system: 'the system sees to it',
} as const satisfies Record<Isolation['parentDeath'], string>;

const priority = ({ stepBack }: Isolation): Layer =>
  stepBack.includes('ionice')
    ? { state: 'good', message: 'workers wait while others want the processor or the disk' }
    : { state: 'good', message: 'workers wait while others want the processor' };
