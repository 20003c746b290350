import type { Plugin } from '../../plugin/define-plugin.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { optionShape } from '../configuration/option-shape.ts';
import { extensionPointNames } from '../extension-points.ts';
import type { ExtensionManifest, PluginManifest } from './plugin-manifest.ts';

/** Turns a plugin into what can be told of it without its code. Runs where the plugin runs. */
export async function describePlugin(plugin: Plugin): Promise<PluginManifest> {
  const { name, description, version, homepage, requires, formerNames, permissions, options } = plugin;
  const schema = typeof options === 'function' ? await options() : options;
  const shape = schema && optionShape(schema);
  const facts = asJson({ name, description, version, homepage, requires, formerNames, permissions }) as Pick<PluginManifest, 'name'>;
  return {
    ...facts,
    ...(schema && { options: { ...(shape && { shape: asJson(shape) as typeof shape }) } }),
    extensions: Object.fromEntries(
      extensionPointNames.flatMap((point) => {
        const extensions = Object.entries<object>(plugin[point] ?? {}).map(
          ([key, extension]) => [key, describeExtension(extension)] as const,
        );
        return extensions.length === 0 ? [] : [[point, Object.fromEntries(extensions)] as const];
      }),
    ),
  };
}

function describeExtension(extension: object): ExtensionManifest {
  const members = membersOf(extension);
  return {
    data: Object.fromEntries(members.flatMap(([name, value]) => (typeof value === 'function' ? [] : [[name, asJson(value)] as const]))),
    functions: members.flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
  };
}

/** Own members, and those that the class of an extension has. */
function membersOf(extension: object): readonly (readonly [string, unknown])[] {
  const names = new Set<string>();
  for (let owner: object | null = extension; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner) as object | null)
    for (const name of Object.getOwnPropertyNames(owner)) if (name !== 'constructor') names.add(name);
  return Array.from(names, (name) => [name, Reflect.get(extension, name)] as const).filter(([, value]) => value !== undefined);
}

/** What JSON has no word for is left out: functions within commands, for example. */
const asJson = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value) ?? 'null') as JsonValue;
