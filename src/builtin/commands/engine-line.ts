import type { EngineStatus } from '../../plugin/engine-status.ts';
import { counted, grouped, place } from './words.ts';

/** What an engine does at the moment, in one line. */
export function engineLine({ activity, holds, counts, rate, current, watches }: EngineStatus): string {
  const state = activity === 'held' ? `held: ${holds.map(({ text }) => text).join(' ')}` : activity;
  const parts = [
    state,
    `${grouped(counts.done)} done`,
    ...(rate > 0 ? [`${grouped(Math.round(rate))}/s`] : []),
    ...(counts.failed > 0 ? [`${grouped(counts.failed)} failed`] : []),
    ...(activity === 'idle' ? [watchingWords(watches)] : []),
  ];
  return `${parts.join(', ')}${current === undefined ? '' : `  ${place(current)}`}`;
}

/** `watching 3 places, not 1`. */
export function watchingWords(watches: EngineStatus['watches']): string {
  const blind = watches.filter(({ state }) => state === 'blind').length;
  return `watching ${counted(watches.length - blind, 'place')}${blind === 0 ? '' : `, not ${blind}`}`;
}
