import type { PauseTarget } from '../../plugin/job-queue-provider.ts';

/** `all work`, `all fetch_content jobs of files`. */
export function workOf({ plugin, kind }: PauseTarget): string {
  const work = kind === undefined ? 'all work' : `all ${kind} jobs`;
  return plugin === undefined ? work : `${work} of ${plugin}`;
}

/** A pause is lifted by the options that made it. */
export function resumption({ plugin, kind }: PauseTarget): string {
  return ['paise2 resume', ...(plugin === undefined ? [] : ['--plugin', plugin]), ...(kind === undefined ? [] : ['--kind', kind])].join(
    ' ',
  );
}
