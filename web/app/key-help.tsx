import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Dialog } from '../parts/dialog.tsx';
import { isPlain, onKeys } from './keys.ts';

const isOpen = signal(false);

export function openKeyHelp(): void {
  isOpen.value = true;
}

const groups: readonly { readonly name: string; readonly keys: readonly (readonly [readonly string[], string])[] }[] = [
  {
    name: 'Everywhere',
    keys: [
      [['/'], 'To the search field'],
      [['?'], 'This list'],
      [['Esc'], 'One step back'],
    ],
  },
  {
    name: 'Search field',
    keys: [
      [['↓'], 'Suggestions, then results'],
      [['Enter'], 'Remember this search'],
      [['Esc'], 'Close suggestions, then clear'],
    ],
  },
  {
    name: 'Results',
    keys: [
      [['↓', '↑', 'j', 'k'], 'Next, previous'],
      [['Home', 'End'], 'First, last'],
      [['Enter'], 'Open'],
      [['Ctrl+Enter'], 'Show in its folder'],
      [['Space'], 'Preview'],
      [['c'], 'Copy the path'],
      [['m'], 'More like this'],
    ],
  },
  {
    name: 'Preview',
    keys: [
      [['n', 'N', 'F3', 'Shift+F3'], 'Next, previous match'],
      [['[', ']'], 'Previous, next page'],
      [['1', '…', '4'], 'Text, pages, parts, similar'],
    ],
  },
];

export function KeyHelp() {
  useEffect(
    () =>
      onKeys((event, isTyping) => {
        if (event.key !== '?' || isTyping || !isPlain(event)) return false;
        isOpen.value = !isOpen.value;
        return true;
      }),
    [],
  );
  return (
    <Dialog label="Keys" isOpen={isOpen.value} onClose={() => (isOpen.value = false)}>
      <div class="key-groups">
        {groups.map(({ name, keys }) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl class="key-list">
              {keys.map(([names, text]) => (
                <div key={text}>
                  <dt>
                    {names.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
