import { fault, faultIf, type Fault } from './fault.ts';
import type { PackageDescription } from './package-description.ts';

/** Packages that are there to build or to find native code. */
const nativeBuild = [
  'node-gyp',
  'node-gyp-build',
  'node-pre-gyp',
  '@mapbox/node-pre-gyp',
  'prebuild-install',
  'bindings',
  'node-addon-api',
  'nan',
  'cmake-js',
];

export function checkDependencies({ fields, map }: PackageDescription): readonly Fault[] {
  const own = ['dependencies', 'optionalDependencies', 'bundleDependencies', 'bundledDependencies'].flatMap((field) =>
    namesIn(fields[field]),
  );
  const isRequiredPeer = map('peerDependencies')['paise2'] !== undefined && !isOptional(map('peerDependenciesMeta')['paise2']);
  return [
    ...faultIf(
      own.includes('paise2'),
      'It depends on paise2, so it would bring a second one along.',
      'Move paise2 to "devDependencies", and to "peerDependencies" to say which versions it works with.',
    ),
    ...faultIf(
      isRequiredPeer,
      'npm would install a second paise2 beside the one that runs the plugin.',
      'Set "peerDependenciesMeta": { "paise2": { "optional": true } }.',
    ),
    ...nativeBuild
      .filter((name) => own.includes(name))
      .flatMap((name) =>
        fault(`It depends on ${name}: native code, which confined processes do not load.`, 'Use JavaScript or WebAssembly.'),
      ),
  ];
}

function namesIn(field: unknown): readonly unknown[] {
  if (Array.isArray(field)) return field;
  return typeof field === 'object' && field !== null ? Object.keys(field) : [];
}

const isOptional = (meta: unknown): boolean =>
  typeof meta === 'object' && meta !== null && (meta as { readonly optional?: unknown }).optional === true;
