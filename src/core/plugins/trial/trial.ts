import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PaiseError } from '../../../plugin/errors.ts';
import type { ExtensionPoint } from '../../../plugin/extension-points.ts';
import type { PluginInfo, Plugins, TrialReport } from '../../../plugin/plugins.ts';
import { foundFile, foundPackage, type FoundPlugin } from '../../loading/find-plugins.ts';
import { isConfined } from '../../loading/plugin-manifest.ts';
import { requireDescribed, type DescribedPlugin } from '../described-plugin.ts';
import { runSuite } from './run-suite.ts';
import type { TrialTask } from './trial-task.ts';

interface TrialParts {
  describe(found: FoundPlugin): Promise<DescribedPlugin>;
  list(): Promise<readonly PluginInfo[]>;
}

/** Runs the suites that the extensions of a plugin call for, one after the other. */
export function trials({ describe, list }: TrialParts): Plugins['test'] {
  return async function* test(path, request = {}): AsyncGenerator<TrialReport> {
    const place = placeOf(resolve(path));
    const { info, manifest } = requireDescribed(await describe(place.found));
    const scenarios = scenariosOf(place);
    const common = {
      plugin: manifest.name,
      module: pathToFileURL(info.path ?? '').href,
      path: place.path,
      ...(scenarios !== undefined && { scenarios: pathToFileURL(scenarios).href }),
      samples: (request.samples ?? []).map(requireFile),
      others: (await list()).map(({ name }) => name),
    };
    for (const suite of suitesFor(manifest.extensions)) {
      if (request.quick && suite.suite === 'whole system') continue;
      const report = await runSuite({ ...common, ...suite }, request);
      if (report.passed.length + report.failed.length + report.notRun.length > 0) yield report;
    }
  };
}

interface Place {
  readonly path: string;
  readonly isPackage: boolean;
  readonly found: FoundPlugin;
}

function placeOf(path: string): Place {
  if (!existsSync(path)) throw new PaiseError('PLUGIN_UNKNOWN', `There is nothing at ${path}.`, { where: path });
  if (existsSync(join(path, 'package.json'))) return { path, isPackage: true, found: foundPackage(path, []) };
  if (/^\.m?[jt]s$/.test(extname(path))) return { path, isPackage: false, found: foundFile(path, 'file') };
  throw new PaiseError('USAGE', `${path} is neither the file of a plugin nor a folder with a package.`, { where: path });
}

/** What the package says, or what lies beside the file: `my-plugin.scenarios.ts`. */
function scenariosOf({ path, isPackage }: Place): string | undefined {
  if (!isPackage) {
    const beside = join(dirname(path), `${path.slice(dirname(path).length + 1, -extname(path).length)}.scenarios`);
    return ['.ts', '.mts', '.js', '.mjs'].map((ending) => beside + ending).find((file) => existsSync(file));
  }
  const { paise2 } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as { readonly paise2?: { readonly scenarios?: unknown } };
  return typeof paise2?.scenarios === 'string' ? requireFile(join(path, paise2.scenarios)) : undefined;
}

function requireFile(path: string): string {
  if (existsSync(path)) return resolve(path);
  throw new PaiseError('USAGE', `There is nothing at ${path}.`, { where: path });
}

type Suite = Pick<TrialTask, 'suite' | 'extension'>;

function suitesFor(extensions: Readonly<Partial<Record<ExtensionPoint, object>>>): readonly Suite[] {
  const all = (Object.keys(extensions) as ExtensionPoint[]).flatMap((point) =>
    Object.keys(extensions[point] ?? {}).map((key) => ({ point, key })),
  );
  const providers = ['dataStorageProviders', 'jobQueueProviders', 'stateStorageProviders'] as const;
  const together = Object.keys(extensions.dataStorageProviders ?? {}).filter((key) =>
    providers.every((point) => Object.hasOwn(extensions[point] ?? {}, key)),
  );
  return [
    ...all.map((extension): Suite => ({ suite: extension.point, extension })),
    ...together.map((key): Suite => ({ suite: 'transaction domain', extension: { point: 'dataStorageProviders', key } })),
    ...all.filter(({ point }) => isConfined(point)).map((extension): Suite => ({ suite: 'whole system', extension })),
    { suite: 'whole system' },
  ];
}
