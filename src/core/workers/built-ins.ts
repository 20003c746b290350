/** Objects of the language whose functions everybody relies on, by the name under which they are found. */
const names = [
  'Object',
  'Function',
  'Array',
  'String',
  'Number',
  'RegExp',
  'Map',
  'Set',
  'WeakMap',
  'Promise',
  'JSON',
  'Math',
  'Reflect',
  'Error',
  'Date',
  'Symbol',
  'Uint8Array',
  'ArrayBuffer',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'Buffer',
  'setTimeout',
  'setImmediate',
  'structuredClone',
] as const;

/** Taken before any plugin runs. */
const { getOwnPropertyDescriptor, getOwnPropertyNames } = Object;
const { defineProperty } = Reflect;

interface Original {
  readonly name: string;
  readonly owner: object;
  readonly key: string;
  readonly descriptor: PropertyDescriptor;
}

/**
 * Remembers the built-in functions as they are now. The returned function names one that was replaced since, as a plugin might do for
 * reasons of its own, to the harm of all others in its process; and puts all back. Additions are nobody's harm.
 */
export function rememberBuiltIns(): () => string | undefined {
  const originals: Original[] = [];
  const remember = (path: string, owner: object): void => {
    for (const key of getOwnPropertyNames(owner)) {
      const descriptor = getOwnPropertyDescriptor(owner, key);
      if (typeof descriptor?.value === 'function') originals.push({ name: `${path}.${key}`, owner, key, descriptor });
    }
  };
  for (const name of names) {
    const value: unknown = Reflect.get(globalThis, name);
    originals.push({ name, owner: globalThis, key: name, descriptor: { value, writable: true, configurable: true } });
    if ((typeof value !== 'function' && typeof value !== 'object') || value === null) continue;
    remember(name, value);
    if ('prototype' in value && typeof value.prototype === 'object' && value.prototype !== null)
      remember(`${name}.prototype`, value.prototype);
  }
  return () => {
    let replaced: string | undefined;
    // Nothing here may need what might have been replaced: no iterator, no method.
    for (let index = 0; index < originals.length; index += 1) {
      const { name, owner, key, descriptor } = originals[index] as Original;
      if ((owner as Record<string, unknown>)[key] === descriptor.value) continue;
      replaced ??= name;
      defineProperty(owner, key, descriptor);
    }
    return replaced;
  };
}
