import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PaiseError } from '../../plugin/errors.ts';
import type { PluginInfo, Plugins, PluginUpdate } from '../../plugin/plugins.ts';
import { approvalOf, approve, readApprovals, wishesBeyond, withdrawApproval } from '../loading/approvals.ts';
import {
  dependenciesOf,
  installedPackage,
  packagesFolder,
  pluginFolder,
  specificationsOf,
  type FoundPlugin,
} from '../loading/find-plugins.ts';
import { packageEntry } from '../loading/package-entry.ts';
import type { StartRequest } from '../system.ts';
import { requireDescribed, type DescribedPlugin } from './described-plugin.ts';
import { packageKinds, runNpm } from './run-npm.ts';

export interface PackageParts {
  readonly request: StartRequest;
  /** Looks at a plugin that was found. */
  describe(found: FoundPlugin): Promise<DescribedPlugin>;
  list(): Promise<readonly PluginInfo[]>;
}

/** The packages that a person added. */
export function packages({ request, describe, list }: PackageParts): Pick<Plugins, 'add' | 'remove' | 'update'> {
  const { dataDirectory } = request;
  const folder = packagesFolder(request);
  const installed = (name: string): FoundPlugin => installedPackage(request, name);
  const versionOf = (name: string): string | undefined => {
    const found = packageEntry(join(folder, 'node_modules', name));
    return found.facts?.version;
  };

  async function packageOf(plugin: string): Promise<string> {
    const info = (await list()).find(({ name, from, package: packed }) => from === 'package' && [name, packed].includes(plugin));
    if (info?.package === undefined)
      throw new PaiseError('PLUGIN_UNKNOWN', `No package with a plugin "${plugin}" was added.`, { hint: 'See `paise2 plugins list`.' });
    return info.package;
  }

  async function update(name: string, confirm: (plugin: PluginInfo) => Promise<boolean>): Promise<PluginUpdate | undefined> {
    const before = versionOf(name);
    const place = placeOf(folder, name);
    if (place === undefined) await runNpm(folder, 'update', [name]);
    // What npm copied once it does not look at again by itself.
    else if (existsSync(place)) await runNpm(folder, 'install', [place]);
    const after = versionOf(name);
    if (after === before) return undefined;
    const { info, manifest } = requireDescribed(await describe(installed(name)));
    // What is not agreed to is set aside, which is told in the list.
    const isMore = wishesBeyond(manifest, approvalOf(readApprovals(dataDirectory), manifest.name)).length > 0;
    if (isMore && (await confirm(info))) approve(dataDirectory, manifest);
    return { name: manifest.name, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
  }

  return {
    async add(spec, confirm) {
      const before = new Map(dependenciesOf(folder).map((name) => [name, versionOf(name)]));
      await runNpm(folder, 'install', [placeToInstall(spec, pluginFolder(request))]);
      const name = addedBy(spec, dependenciesOf(folder), before);
      const takeOut = async (): Promise<void> => {
        if (!before.has(name)) await runNpm(folder, 'uninstall', [name]);
      };
      try {
        const { info, manifest } = requireDescribed(await describe(installed(name)));
        requireFreeName(info, await list());
        if (!(await confirm(info))) {
          await takeOut();
          return undefined;
        }
        approve(dataDirectory, manifest);
        return info;
      } catch (error) {
        await takeOut();
        throw error;
      }
    },
    async remove(plugin) {
      const name = await packageOf(plugin);
      const { manifest } = await describe(installed(name));
      await runNpm(folder, 'uninstall', [name]);
      if (manifest) withdrawApproval(dataDirectory, manifest.name);
    },
    async update(plugin, confirm) {
      const names = plugin === undefined ? dependenciesOf(folder) : [await packageOf(plugin)];
      const updates: PluginUpdate[] = [];
      for (const name of names) {
        const done = await update(name, confirm);
        if (done) updates.push(done);
      }
      return updates;
    },
  };
}

/** A specification for npm: a path as an absolute one, all else as it is. */
function placeToInstall(spec: string, files: string): string {
  const status = statSync(spec, { throwIfNoEntry: false });
  if (status?.isDirectory() ? existsSync(join(spec, 'package.json')) : status && /\.(?:tgz|tar\.gz)$/.test(spec)) return resolve(spec);
  if (!/^[./~]|\.(?:tgz|tar\.gz|m?[jt]s)$/.test(spec)) return spec;
  if (!status) throw new PaiseError('PLUGIN_NOT_ADDED', `There is nothing at ${spec}.`, { hint: packageKinds });
  if (status.isDirectory()) throw new PaiseError('PLUGIN_NOT_ADDED', `${spec} has no package.json.`, { hint: packageKinds });
  throw new PaiseError('PLUGIN_NOT_ADDED', `${spec} is no package.`, { hint: `A plugin in one file goes into the folder ${files}.` });
}

/** Where a package was copied from, unless a registry has it. */
function placeOf(folder: string, name: string): string | undefined {
  const [, path] = /^file:(.*)$/.exec(specificationsOf(folder)[name] ?? '') ?? [];
  return path === undefined ? undefined : resolve(folder, path);
}

/** The package that an installation brought: a new one, or where it was there before the one that the specification names. */
function addedBy(spec: string, after: readonly string[], before: ReadonlyMap<string, unknown>): string {
  const name =
    after.find((candidate) => !before.has(candidate)) ?? after.find((candidate) => spec === candidate || spec.startsWith(`${candidate}@`));
  const local = packageEntry(spec);
  const found = name ?? local.facts?.name ?? after.find((candidate) => spec.includes(candidate.replace(/^@/, '').replace('/', '-')));
  if (found !== undefined && after.includes(found)) return found;
  throw new PaiseError('PLUGIN_NOT_ADDED', `It is not clear which package ${spec} brought. Remove the one that it replaces first.`);
}

function requireFreeName({ name, path }: PluginInfo, all: readonly PluginInfo[]): void {
  const other = all.find((info) => info.name === name && info.path !== path);
  if (!other) return;
  throw new PaiseError('PLUGIN_NOT_ADDED', `There is a plugin "${name}" already: ${other.path ?? 'a built-in one'}.`, { plugin: name });
}
