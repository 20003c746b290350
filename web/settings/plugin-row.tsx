import { useState } from 'preact/hooks';
import type { PluginInfo } from '../../src/plugin/plugins.ts';
import { api } from '../api/client.ts';
import { Dialog } from '../parts/dialog.tsx';
import { sentence } from '../parts/words.ts';
import { saying } from '../parts/saying.ts';
import { changeOption, isDirty, load, read } from './draft.ts';
import { isNeeded, originWords, permissionWords } from './plugin-words.ts';

/** Turning it on or off is a change like any other: it is saved with the rest. */
export function PluginRow({ plugin, isOff }: { readonly plugin: PluginInfo; readonly isOff: boolean }) {
  const { name, description, problem, state } = plugin;
  const may = permissionWords(plugin);
  const toggle = (isOn: boolean): void => {
    const own = [JSON.stringify(name)];
    void changeOption('paise2.disabledPlugins', isOn ? { add: [], remove: own } : { add: own, remove: [] });
  };
  return (
    <li class="plugin-row">
      <label class="switch">
        <input
          type="checkbox"
          checked={!isOff}
          disabled={isNeeded(plugin) || !read.value}
          aria-describedby={`plugin-${name}`}
          onChange={({ currentTarget }) => toggle(currentTarget.checked)}
        />
        <strong>{name}</strong>
      </label>
      <div id={`plugin-${name}`}>
        <p>
          {sentence(description ?? '')} <small class="quiet">{originWords(plugin)}</small>
        </p>
        {may.length > 0 && <p class="quiet">It may {may.join('; ')}.</p>}
        {isNeeded(plugin) && <small class="quiet">paise2 needs it.</small>}
        {state === 'set aside' && <p class="option-problems">Set aside: {problem}</p>}
        {state === 'set aside' && plugin.from !== 'built-in' && <Confirm plugin={plugin} may={may} />}
      </div>
    </li>
  );
}

/** A plugin that wants more than was confirmed waits for a person. */
function Confirm({ plugin: { name }, may }: { readonly plugin: PluginInfo; readonly may: readonly string[] }) {
  const [isOpen, setOpen] = useState(false);
  const enable = async (): Promise<void> => {
    setOpen(false);
    if ((await saying(api.enablePlugin(name), `${name} is on.`)) && !isDirty.value) await load();
  };
  return (
    <>
      <button class="button" type="button" onClick={() => setOpen(true)}>
        Turn it on…
      </button>
      <Dialog label={`Turn on ${name}?`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{may.length === 0 ? 'It asks for nothing but the content that it is handed.' : 'It will be allowed to:'}</p>
        <ul class="permission-list">
          {may.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <div class="dialog-actions">
          <button class="button" type="button" onClick={() => setOpen(false)}>
            Leave it
          </button>
          <button class="button button-primary" type="button" onClick={() => void enable()}>
            Allow, and turn on
          </button>
        </div>
      </Dialog>
    </>
  );
}
