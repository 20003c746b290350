import { isPaiseError } from '../plugin/errors.ts';

/** What the `paise2` program ends with. Documented in docs/user/commands.md. */
export const exitCodes = { fine: 0, failed: 1, usage: 2, someFailed: 3, configuration: 78, interrupted: 130 } as const;

export function exitCodeOf(error: unknown): number {
  if (!isPaiseError(error)) return exitCodes.failed;
  switch (error.code) {
    case 'USAGE':
      return exitCodes.usage;
    case 'CONFIGURATION_INVALID':
    case 'CONFIGURATION_UNREADABLE':
    case 'PROFILE_UNKNOWN':
    case 'PROVIDER_MISSING':
      return exitCodes.configuration;
    case 'ABORTED':
      return exitCodes.interrupted;
    default:
      return exitCodes.failed;
  }
}

/** What a person reads of an error: what happened, where, and what to do. */
export function errorLines(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [`paise2: ${String(error)}`];
  if (!isPaiseError(error)) return [`paise2: ${error.message}`, ...(process.env['PAISE2_DEBUG'] ? [error.stack ?? ''] : [])];
  const by = error.extension ?? error.plugin;
  const where = error.where === undefined || error.message.includes(error.where) ? [] : [`  at ${error.where}`];
  return [
    ...`paise2: ${error.message}`.split('\n'),
    ...where,
    ...(by === undefined ? [] : [`  in ${by}`]),
    ...(error.hint === undefined ? [] : [`  ${error.hint}`]),
  ];
}
