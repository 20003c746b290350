import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { PaiseError } from '../../plugin/errors.ts';
import type { Hop } from './hop.ts';
import { hostEntry, hostPermit } from './permitted-hosts.ts';
import { isPublicAddress, isThisMachine } from './public-address.ts';

/** Addresses of a host. */
export type LookUp = (host: string) => Promise<readonly string[]>;

export const systemLookUp: LookUp = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

/** Where one request goes, as far as it may. */
export interface Destination {
  readonly hop: Hop;
  /** Name or address, without brackets. */
  readonly host: string;
  /** Checked; no others are connected to, whatever the host's name stands for by then. */
  readonly addresses: readonly string[];
  permits(address: string): boolean;
}

export async function destinationOf(hop: Hop, permitted: readonly string[], lookUp: LookUp): Promise<Destination> {
  const permit = hostPermit(hop.url, permitted);
  if (permit === undefined) throw notPermitted(hop, '');
  const host = hop.url.hostname.replace(/^\[(.*)\]$/, '$1');
  const isOwn = isIP(host) !== 0 || /^localhost\.?$/.test(host);
  // Whoever owns a name may have it stand for this very machine.
  const permits = (address: string): boolean => isPublicAddress(address) || (permit === 'name' && (isOwn || !isThisMachine(address)));
  const addresses = (isIP(host) === 0 ? await lookUp(host) : [host]).filter(permits);
  if (addresses.length === 0) throw notPermitted(hop, ', whose address is not a public one');
  return { hop, host, addresses, permits };
}

export function notPermitted({ url, from }: Hop, why: string): PaiseError {
  const entry = hostEntry(url);
  const redirect = from === undefined ? '' : ` (${from} leads there)`;
  return new PaiseError('NOT_PERMITTED', `The plugin may not reach ${entry}${why}${redirect}.`, {
    hint: `Add '${entry}' to "permissions.hosts" of the plugin.`,
  });
}
