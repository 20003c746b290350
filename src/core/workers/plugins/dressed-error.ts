import { isPaiseError, PaiseError } from '../../../plugin/errors.ts';
import { authorOutcome } from '../../../plugin/outcomes.ts';
import type { ExternalPlugin } from '../../loading/plugin-manifest.ts';

/** What goes wrong in a plugin of somebody else is told with its name, and where to report it. */
export function dressedError(error: unknown, { name: plugin, manifest }: ExternalPlugin, extension: string): unknown {
  if (authorOutcome(error) !== undefined) return error;
  const { version, homepage } = manifest ?? {};
  const said = error instanceof Error ? error.message : String(error);
  const whose = { plugin, extension, ...(homepage !== undefined && { hint: `Report it at ${homepage}.` }), cause: error };
  if (isPaiseError(error) && !isItsOwn(error)) return new PaiseError(error.code, said, { ...whose, ...details(error) });
  const code = isPaiseError(error) && error.code !== 'ABORTED' ? error.code : 'PLUGIN_FAILED';
  return new PaiseError(code, `${said} (${[[plugin, version].filter(Boolean).join(' '), homepage].filter(Boolean).join(', ')})`, whose);
}

/**
 * Whether an error says something of the plugin, and not of the content that it was handed. Only the engine aborts work: a plugin that says so would
 * have its item tried for ever.
 */
const isItsOwn = ({ code }: PaiseError): boolean =>
  ['WORKER_DIED', 'WORKER_TIMEOUT', 'BAD_PLUGIN_OUTPUT', 'PLUGIN_FAILED', 'ABORTED'].includes(code);

function details({ where, hint }: PaiseError): { readonly where?: string; readonly hint?: string } {
  return { ...(where !== undefined && { where }), ...(hint !== undefined && { hint }) };
}
