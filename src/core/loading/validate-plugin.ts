import { isAbsolute } from 'node:path';
import type { ExtensionPoint } from '../../plugin/extension-points.ts';
import type { Plugin } from '../../plugin/define-plugin.ts';
import { unconfinedModules } from '../../plugin/permissions.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { extensionPointNames } from '../extension-points.ts';
import { isHostEntry } from '../network/permitted-hosts.ts';
import { extensionFaults } from './extension-faults.ts';

const texts = ['description', 'version', 'homepage'] as const;
const lists = ['requires', 'formerNames'] as const;
const permitted = ['read', 'hosts', 'commands', 'modules'] as const;
const properties = new Set<string>(['name', 'options', 'permissions', ...texts, ...lists, ...extensionPointNames]);

/** State, options and folders go by it. */
const kebabCase = /^[a-z\d]+(?:-[a-z\d]+)*$/;
const longestName = 100;

/** Checks the shape of a plugin, as far as it can be seen without running it. Throws `PLUGIN_INVALID` naming all that is wrong. */
export function validatePlugin(value: unknown, expectedName: string): Plugin {
  const faults = pluginFaults(value, expectedName);
  if (faults.length === 0) return value as Plugin;
  throw new PaiseError('PLUGIN_INVALID', `Plugin "${expectedName}" is not usable: ${faults.join('; ')}.`, {
    plugin: expectedName,
    hint: 'The default export must be a value made by definePlugin from paise2/plugin.',
  });
}

function pluginFaults(value: unknown, expectedName: string): readonly string[] {
  if (!isObject(value)) return ['the default export is not a plugin'];
  return [
    ...nameFaults(value.name, expectedName),
    ...Object.keys(value)
      .filter((property) => !properties.has(property))
      .map((property) => `"${property}" is not an extension point`),
    ...factFaults(value),
    ...permissionFaults(value['permissions'] ?? {}),
    ...extensionPointNames.flatMap((point) => pointFaults(point, value[point])),
  ];
}

function nameFaults(name: unknown, expected: string): readonly string[] {
  if (typeof name !== 'string') return ['its name is not text'];
  if (name !== expected) return [`its name is "${name}"`];
  if (name === 'paise2') return ['the name "paise2" is that of the engine'];
  return kebabCase.test(name) && name.length <= longestName ? [] : ['its name is not in kebab-case'];
}

function factFaults(plugin: Record<string, unknown>): readonly string[] {
  return [
    ...texts.filter((name) => !['undefined', 'string'].includes(typeof plugin[name])).map((name) => `"${name}" is not text`),
    ...lists.filter((name) => !isList(plugin[name])).map((name) => `"${name}" is not a list of names`),
  ];
}

function permissionFaults(permissions: unknown): readonly string[] {
  if (!isObject(permissions)) return ['"permissions" is not a map'];
  const listed = (name: (typeof permitted)[number]): readonly string[] => (isList(permissions[name]) ? (permissions[name] ?? []) : []);
  return [
    ...permitted.filter((name) => !isList(permissions[name])).map((name) => `"permissions.${name}" is not a list of text`),
    ...Object.keys(permissions)
      .filter((name) => !(permitted as readonly string[]).includes(name))
      .map((name) => `"permissions.${name}" is not a permission`),
    ...listed('read')
      .filter((place) => !isPlace(place))
      .map((place) => `"${place}" in "permissions.read" is neither an absolute path nor one below ~/`),
    ...listed('hosts')
      .filter((entry) => !isHostEntry(entry))
      .map((entry) => `"${entry}" in "permissions.hosts" is no host`),
    ...listed('modules')
      .filter((name) => !Object.hasOwn(unconfinedModules, name))
      .map((name) => `"${name}" in "permissions.modules" is not one that is permitted`),
  ];
}

/** Node would take a `*` for any name. */
const isPlace = (path: string): boolean => (path.startsWith('~/') || isAbsolute(path)) && !/[*\0]/.test(path);

function pointFaults(point: ExtensionPoint, extensions: unknown): readonly string[] {
  if (extensions === undefined) return [];
  if (!isObject(extensions)) return [`"${point}" is not a map of extensions`];
  return Object.entries(extensions).flatMap(([key, extension]) => extensionFaults(point, key, extension));
}

const isList = (list: unknown): list is readonly string[] | undefined =>
  list === undefined || (Array.isArray(list) && list.every((entry) => typeof entry === 'string'));

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
