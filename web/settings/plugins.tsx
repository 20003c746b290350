import { api } from '../api/client.ts';
import { useAnswer } from '../parts/use-answer.ts';
import { read, saved } from './draft.ts';
import { valueAt } from './fields.ts';
import { findPlugins } from './plugin-words.ts';
import { PluginRow } from './plugin-row.tsx';
import { idOf } from './show.ts';

/** Which plugins there are, what they do, and whether they are on. */
export function Plugins({ query }: { readonly query: string }) {
  const { answer } = useAnswer(api.plugins, saved.value?.effective);
  const off = valueAt(read.value?.values, 'paise2.disabledPlugins');
  const shown = findPlugins(answer?.plugins ?? [], query);
  if (shown.length === 0) return null;
  return (
    <section class="card" id={idOf('plugins')} aria-labelledby="plugins">
      <h2 id="plugins" tabIndex={-1}>
        Plugins
      </h2>
      <p class="quiet">Each part of paise2 is a plugin. What a plugin indexed stays until the next full run after it is turned off.</p>
      <ul class="plugin-list">
        {shown.map((plugin) => (
          <PluginRow key={plugin.name} plugin={plugin} isOff={Array.isArray(off) && off.includes(plugin.name)} />
        ))}
      </ul>
    </section>
  );
}
