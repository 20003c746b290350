import type { Checkup } from '../../../plugin/paise.ts';
import type { PluginInfo } from '../../../plugin/plugins.ts';

/** Plugins that were set aside, each with its problem. */
export function plugins(infos: readonly PluginInfo[]): readonly Checkup[] {
  const aside = infos.filter(({ state }) => state === 'set aside');
  const enabled = infos.filter(({ state }) => state === 'enabled').length;
  if (aside.length === 0) return [{ name: 'plugins', state: 'good', message: `${enabled} enabled, ${infos.length - enabled} disabled` }];
  return aside.map(({ name, problem }) => ({
    name: `plugin ${name}`,
    state: 'bad',
    message: problem ?? 'set aside',
    hint: 'Update or disable it (paise2.disabledPlugins).',
  }));
}
