import type { ExtensionPoint } from '../../plugin/extension-points.ts';
import type { Plugin } from '../../plugin/define-plugin.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { extensionPointNames, extensionPointRules } from '../extension-points.ts';

const properties = new Set<string>(['name', 'description', 'options', ...extensionPointNames]);

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
  const faults: string[] = [];
  if (value.name !== expectedName) faults.push(`its name is ${typeof value.name === 'string' ? `"${value.name}"` : 'not text'}`);
  for (const property of Object.keys(value)) if (!properties.has(property)) faults.push(`"${property}" is not an extension point`);
  for (const point of extensionPointNames) faults.push(...pointFaults(point, value[point]));
  return faults;
}

function pointFaults(point: ExtensionPoint, extensions: unknown): readonly string[] {
  if (extensions === undefined) return [];
  if (!isObject(extensions)) return [`"${point}" is not a map of extensions`];
  return Object.entries(extensions).flatMap(([key, extension]) => extensionFaults(`${point}.${key}`, point, extension));
}

function extensionFaults(where: string, point: ExtensionPoint, extension: unknown): readonly string[] {
  if (!isObject(extension)) return [`${where} is not an object`];
  return Object.entries(extensionPointRules[point].members)
    .filter(([member, type]) => (type === 'array' ? !Array.isArray(extension[member]) : typeof extension[member] !== type))
    .map(([member, type]) => `${where} lacks "${member}" (${type})`);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
