import type { ExtensionPoint } from '../../plugin/extension-points.ts';
import { extensionPointRules } from '../extension-points.ts';

type MemberKind = 'function' | 'texts' | 'retention' | 'path' | 'access';

/** Members that an extension may have, and what they are then. */
const optionalMembers: { readonly [Point in ExtensionPoint]?: Readonly<Record<string, MemberKind>> } = {
  contentExtractors: {
    preferredMimeTypes: 'texts',
    fileExtensions: 'texts',
    textRetention: 'retention',
    chosenFor: 'function',
    canExtract: 'function',
    render: 'function',
  },
  contentSources: { urlSchemes: 'texts', watch: 'function', explain: 'function', adopt: 'function', suggest: 'function' },
  contentFetchers: { urlSchemes: 'texts', urlPrefixes: 'texts', canFetch: 'function' },
  lifecycleActions: { onStart: 'function', onStop: 'function' },
  httpHandlers: { path: 'path', access: 'access' },
};

const kinds: Readonly<Record<MemberKind, { readonly is: (value: unknown) => boolean; readonly name: string }>> = {
  function: { is: (value) => typeof value === 'function', name: 'a function' },
  texts: { is: (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'), name: 'a list of text' },
  retention: { is: (value) => value === 'keep' || value === 'reread', name: '"keep" or "reread"' },
  path: { is: isPath, name: 'a path such as / or /notes, without a / at its end' },
  access: { is: (value) => value === 'known' || value === 'anyone' || value === 'key', name: '"known", "anyone" or "key"' },
};

/** One that addresses keep as it is. */
function isPath(value: unknown): boolean {
  return (
    typeof value === 'string' && /^\/(?:[\w.~-]+(?:\/[\w.~-]+)*)?$/.test(value) && new URL(value, 'http://localhost').pathname === value
  );
}

/** Becomes part of ids, which `/` takes apart. */
const usableKey = /^[a-z\d][\w.-]{0,99}$/i;

/** What is wrong with the shape of an extension. */
export function extensionFaults(point: ExtensionPoint, key: string, extension: unknown): readonly string[] {
  const where = `${point}.${key}`;
  if (typeof extension !== 'object' || extension === null || Array.isArray(extension)) return [`${where} is not an object`];
  const given = extension as Record<string, unknown>;
  return [
    ...(usableKey.test(key) ? [] : [`the key "${key}" in "${point}" is not a name`]),
    ...Object.entries(extensionPointRules[point].members)
      .filter(([member, type]) => (type === 'array' ? !Array.isArray(given[member]) : typeof given[member] !== type))
      .map(([member, type]) => `${where} lacks "${member}" (${type})`),
    ...Object.entries(optionalMembers[point] ?? {})
      .filter(([member, kind]) => given[member] !== undefined && !kinds[kind].is(given[member]))
      .map(([member, kind]) => `${where} has a "${member}" that is not ${kinds[kind].name}`),
    ...(typeof given['version'] === 'number' && !isVersion(given['version'])
      ? [`${where} has a "version" that is not a positive integer`]
      : []),
  ];
}

const isVersion = (version: number): boolean => Number.isSafeInteger(version) && version > 0;
