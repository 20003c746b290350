import type { WatchStatus } from '../../../plugin/engine-status.ts';
import { filePath } from '../../../plugin/file-url.ts';
import type { Checkup, Status } from '../../../plugin/paise.ts';
import { age } from './age.ts';

const name = 'engine';

/** Whether an engine runs, and everything that keeps it from its work. */
export function engineState({ engine, engineProblem }: Pick<Status, 'engine' | 'engineProblem'>): readonly Checkup[] {
  if (engineProblem !== undefined) {
    const hint = 'Run `paise2 stop`; where that does not help either, end the process.';
    return [{ name, state: 'bad', message: engineProblem, hint }];
  }
  if (!engine) {
    const hint = '`paise2 up` keeps the index up to date while it runs, `paise2 service install` always.';
    return [{ name, state: 'good', message: 'none runs; the index is as it was after the last run', hint }];
  }
  const { pid, startedAt, activity, holds, breakers, scans, watches } = engine;
  return [
    { name, state: 'good', message: `process ${pid}, since ${age(startedAt)}, ${activity}` },
    ...holds.map(({ code, text, since }): Checkup => {
      const hint = code === 'paused' ? 'Run `paise2 resume`.' : 'It goes on by itself when this is over.';
      return { name: `held (${code})`, state: 'warning', message: `${text} For ${age(since)}.`, hint };
    }),
    ...breakers.map(({ extension, reason, openedAt, nextProbeAt }): Checkup => {
      const minutes = Math.max(1, Math.ceil((nextProbeAt - Date.now()) / 60_000));
      const message = `fails at everything since ${age(openedAt)} (${reason.code}): ${reason.text}`;
      const hint = `Its items wait; one is tried in ${minutes} min. Look at \`paise2 log --level warn\`, update the plugin, or disable it.`;
      return { name: extension, state: 'bad', message, hint };
    }),
    ...scans.flatMap(({ source, problem }): readonly Checkup[] =>
      problem === undefined
        ? []
        : [{ name: source, state: 'bad', message: `could not be listed to the end: ${problem}`, hint: 'What is known of it stays.' }],
    ),
    ...unwatched(watches),
  ];
}

/** Places that are not watched, those with the same reason together. */
function unwatched(watches: readonly WatchStatus[]): readonly Checkup[] {
  const blind = watches.filter(({ state }) => state === 'blind');
  const reasons = new Map(blind.map(({ reason }) => [reason?.code, reason?.text ?? 'no reason was given']));
  return [...reasons].map(([code, text]) => {
    const places = blind.filter(({ reason }) => reason?.code === code).map(({ url }) => filePath(url) ?? url);
    const others = places.length > 1 ? ` and ${places.length - 1} more` : '';
    const hint = 'Changes there are found by listing it now and then.';
    return { name: 'watching', state: 'warning', message: `${places[0]}${others}: ${text}`, hint };
  });
}
