import type { PluginInfo } from '../../../plugin/plugins.ts';
import type { Row } from '../row.ts';

/** How an installed plugin does. */
export const stateRows = ({ problem, state }: PluginInfo): readonly Row[] => [
  [
    'state',
    problem === undefined ? state : `${state}: ${problem}`,
    state === 'set aside' ? 'bad' : state === 'disabled' ? 'warning' : 'good',
  ],
];

/** Why one that is not installed could not be used. */
export const problemRows = ({ problem }: PluginInfo): readonly Row[] => (problem === undefined ? [] : [['problem', problem, 'bad']]);

/** What there is to say of a plugin for a person, whether it is installed or only looked at. */
export function pluginRows(info: PluginInfo): readonly Row[] {
  const { version, homepage, from, path, package: packed, contract, requires } = info;
  return [
    ['from', [from, packed, path].filter((part) => part !== undefined).join(' ')],
    ...said('version', version),
    ...said('contract', contract),
    ...said('homepage', homepage),
    ...said('requires', requires?.join(', ')),
    ...permissionRows(info),
    ...Object.entries(info.extensions).map(([point, ids]): Row => [point, ids.join(' ')]),
  ];
}

/** What it may do beside reading what it is handed, in words that a person can agree to. */
export function permissionRows({ from, permissions = {}, trusted = [] }: PluginInfo): readonly Row[] {
  if (from === 'built-in') return [];
  const wishes = [
    ...(permissions.read ?? []).map((place) => `read ${place} and all that is in it`),
    ...(permissions.hosts ?? []).map((host) => `reach ${host === '*' ? 'any public host' : host} over the network`),
    ...(permissions.commands ?? []).map((command) => `run the program ${command}`),
    ...(permissions.modules ?? []).map((name) => `read and write any of your files, through ${name}, which nothing confines`),
    ...trusted.map((point) => `be part of the engine itself (${point}): nothing confines it there`),
  ];
  if (wishes.length === 0) return [['may', 'read what it is handed, nothing else']];
  return wishes.map((wish, index): Row => [index === 0 ? 'may' : '', wish, 'warning']);
}

const said = (name: string, value: string | number | undefined): readonly Row[] => (value === undefined ? [] : [[name, String(value)]]);
