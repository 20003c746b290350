import type { Plugin } from '../../plugin/define-plugin.ts';
import type { ExtensionPoint } from '../../plugin/extension-points.ts';
import { extensionOf, type Extension } from '../hosts/plugin-parts.ts';
import type { ContractCase, ContractHarness } from './contract-case.ts';
import { inNewDirectory } from './new-directory.ts';
import { pluginOf } from './openers.ts';

/** An extension under test, in the fresh, empty directory of one case. */
export interface PluginPlace<Point extends ExtensionPoint> {
  readonly plugin: Plugin;
  readonly key: string;
  readonly extension: Extension<Point>;
  readonly directory: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Cases of one theme by name. */
export type PluginCases<Point extends ExtensionPoint> = Readonly<Record<string, (place: PluginPlace<Point>) => Promise<void>>>;

/** Turns cases by theme into a contract suite. */
export function pluginCases<Point extends ExtensionPoint>(
  harness: ContractHarness,
  point: Point,
  themes: Readonly<Record<string, PluginCases<Point>>>,
): readonly ContractCase[] {
  const { key, options } = harness;
  const runAt = async (directory: string, body: PluginCases<Point>[string]): Promise<void> => {
    const plugin = await pluginOf(harness);
    await body({ plugin, key, extension: extensionOf(plugin, point, key), directory, options: options?.(directory) ?? {} });
  };
  return Object.entries(themes).flatMap(([theme, cases]) =>
    Object.entries(cases).map(([name, body]) => ({
      name: `${theme}: ${name}`,
      run: () => inNewDirectory((directory) => runAt(directory, body)),
    })),
  );
}
