import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { contractVersion } from '../../plugin/contract-version.ts';

/** What a package says of itself. */
export interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly homepage?: string;
  /** Version of the contract that it was made for. */
  readonly contract?: number;
}

export type PackageEntry =
  | { readonly entry: string; readonly facts: PackageFacts }
  | { readonly problem: string; readonly facts?: PackageFacts };

/** The file that the field `paise2.plugin` of a package names, or why there is none to use. */
export function packageEntry(folder: string): PackageEntry {
  const description = readDescription(folder);
  if (description === undefined) return { problem: `${join(folder, 'package.json')} is missing or is not JSON.` };
  const { name, version, homepage, paise2 } = description;
  const { plugin, contract } = isObject(paise2) ? paise2 : {};
  const facts: PackageFacts = {
    name: typeof name === 'string' ? name : '',
    version: typeof version === 'string' ? version : '',
    ...(typeof homepage === 'string' && { homepage }),
    ...(typeof contract === 'number' && { contract }),
  };
  if (typeof plugin !== 'string')
    return { problem: `The package ${facts.name} is no plugin: its package.json has no field paise2.plugin.`, facts };
  if (facts.contract !== undefined && facts.contract > contractVersion)
    return {
      problem: `It was made for version ${facts.contract} of the contract; this paise2 has ${contractVersion}. Update paise2.`,
      facts,
    };
  const entry = join(folder, plugin);
  if (!isFile(entry)) return { problem: `Its file ${plugin} is missing. Build the package, or install it again.`, facts };
  const real = realpathSync(entry);
  if (!real.startsWith(realpathSync(folder) + sep)) return { problem: `Its file ${plugin} lies outside the package.`, facts };
  return { entry: real, facts };
}

function readDescription(folder: string): Record<string, unknown> | undefined {
  try {
    const description: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return isObject(description) ? description : undefined;
  } catch {
    return undefined;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
