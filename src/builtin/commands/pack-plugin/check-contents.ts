import { posix } from 'node:path';
import { fault, faultIf, type Fault } from './fault.ts';
import { bytesText } from './bytes-text.ts';
import type { PackageDescription } from './package-description.ts';
import type { Packed } from './packed.ts';

/** Bytes of an unpacked package: more than any plugin needs that brings no models or corpora along. */
export const mostBytes = 20 * 1024 ** 2;

/** What is wrong with the files that would be published. */
export function checkContents(packed: Packed, description: PackageDescription): readonly Fault[] {
  const paths = packed.files.map(({ path }) => posix.normalize(path));
  const { plugin } = description.map('paise2');
  const missing = [...new Set([plugin, ...targetsOf(description.fields['exports'])])]
    .filter((target) => typeof target === 'string')
    .filter((target) => !target.includes('*') && !paths.includes(posix.normalize(target)));
  return [
    ...missing.flatMap((target) => fault(`${target} would not be in the package.`, 'Build it, and see that "files" names it.')),
    ...faultIf(
      !paths.some((path) => /^readme(?:\.md)?$/i.test(path)),
      'It has no README.',
      'Write README.md: what it reads, its options, what it asks for.',
    ),
    ...paths
      .filter((path) => /(?:^|\/)binding\.gyp$|\.(?:node|so|dylib|dll)$/.test(path))
      .flatMap((path) =>
        fault(`${path} is native code, which confined processes do not load.`, 'Leave it out; use JavaScript or WebAssembly.'),
      ),
    ...faultIf(
      packed.unpackedSize > mostBytes,
      `It is ${bytesText(packed.unpackedSize)} large; at most ${bytesText(mostBytes)} are taken. ${largest(packed)}`,
      'Leave out what is not needed to run it: see "files".',
    ),
  ];
}

/** File names in `exports`, with conditions or without. */
function targetsOf(exported: unknown): readonly unknown[] {
  const found: unknown[] = [];
  const open = [exported];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'object' && value !== null) open.push(...(Object.values(value) as readonly unknown[]));
    else found.push(value);
  }
  return found;
}

function largest({ files }: Packed): string {
  const first = files.toSorted((one, other) => other.size - one.size)[0];
  return first ? `The largest file is ${first.path} (${bytesText(first.size)}).` : '';
}
