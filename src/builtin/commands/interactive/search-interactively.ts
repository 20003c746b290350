import type { CommandHost, Screen, Terminal } from '../../../plugin/command.ts';
import type { Hit } from '../../../plugin/paise.ts';
import type { Effect, Event } from './events.ts';
import { historyIn } from './history.ts';
import { latestOnly } from './latest-only.ts';
import { perform, type Deed, type Surroundings } from './perform.ts';
import { oneLine } from './preview-text.ts';
import { reduce } from './reduce.ts';
import { initialState, type State } from './state.ts';
import { view } from './views/view.ts';

/** Searches on the terminal until the person ends it. Resolves with the hit whose path is to be printed, if there is one. */
export async function searchInteractively(
  { paise }: Pick<CommandHost, 'paise'>,
  terminal: Terminal,
  { query, loosen }: { readonly query: string; readonly loosen: boolean },
): Promise<Hit | undefined> {
  const history = historyIn(paise.dataDirectory);
  const earlier = await history.read();
  const screen = terminal.open();
  try {
    const { columns, rows } = screen;
    const start = initialState({ size: { columns, rows }, query: oneLine(query), history: earlier });
    return await run(start, screen, { paise, history, loosen });
  } finally {
    screen.close();
  }
}

/** The loop: what happens goes through the reducer, the screen is drawn, then what is to be done is begun. */
function run(start: State, screen: Screen, surroundings: Surroundings): Promise<Hit | undefined> {
  let state = start;
  const effects: Effect[] = [];
  let isScheduled = false;
  return new Promise((resolve, reject) => {
    const search = latestOnly(async (deed: Deed & { readonly ask: number }) => {
      if (deed.ask === state.ask) tell(await perform(deed, surroundings));
    });

    const read = latestOnly(async (deed: Deed & { readonly do: 'read' }) => {
      if (deed.id === state.preview?.hit.id) tell(await perform(deed, surroundings));
    });

    function tell(event: Event | undefined): void {
      if (!event) return;
      const next = reduce(state, event);
      ({ state } = next);
      effects.push(...next.effects);
      if (!isScheduled) setImmediate(turn);
      isScheduled = true;
    }

    /** A key is seen before what it causes is begun, and of many keys at once only the last one searches. */
    function turn(): void {
      isScheduled = false;
      try {
        const { lines, cursor } = view(state);
        screen.draw(lines, cursor);
      } catch (error) {
        reject(error);
      }
      for (const effect of effects.splice(0)) begin(effect);
    }

    function begin(effect: Effect): void {
      if (effect.do === 'end') resolve(effect.hit);
      else if (effect.do === 'later') setTimeout(() => tell(effect.event), effect.ms).unref();
      else if ('ask' in effect) search(effect);
      else if (effect.do === 'read') read(effect);
      else void perform(effect, surroundings).then(tell);
    }

    async function listen(): Promise<void> {
      for await (const key of screen.keys()) {
        const { columns, rows } = screen;
        tell(key.name === 'resize' ? { type: 'resize', size: { columns, rows } } : { type: 'key', key });
      }
      resolve(undefined);
    }

    tell({ type: 'start' });
    listen().catch(reject);
  });
}
