import { isIP, isIPv6 } from 'node:net';

/** How a host is permitted: by its own name, or by a pattern of public ones. */
export type HostPermit = 'name' | 'pattern';

/** How `permitted`, the list of `permissions.hosts`, permits the host and port of `url`, if it does. An entry that is none permits nothing. */
export function hostPermit(url: URL, permitted: readonly string[]): HostPermit | undefined {
  const permits = new Set(permitted.map((entry) => entryPermit(url, entry)));
  if (permits.has('name')) return 'name';
  return permits.has('pattern') ? 'pattern' : undefined;
}

/** The entry that permits the host and port of `url` by name. */
export function hostEntry(url: URL): string {
  return url.port === '' ? bareHost(url) : `${bareHost(url)}:${url.port}`;
}

/** Whether an entry permits anything at all. */
export const isHostEntry = (entry: string): boolean => readEntry(entry) !== undefined;

interface HostEntry {
  /** Absent where any host is meant. */
  readonly name?: string;
  /** All that is below the name, without itself. */
  readonly below: boolean;
  readonly port: string | undefined;
}

const anyHost = /^\*(?::(?<port>\d{1,5}))?$/;
const someHost = /^(?<below>\*\.)?(?<host>\[[\da-f:.]+\]|[^\s:/?#@\\%*[\]]+)(?::(?<port>\d{1,5}))?$/i;
const highestPort = 65_535;

function readEntry(entry: string): HostEntry | undefined {
  const any = anyHost.exec(entry);
  const { below, host, port } = (any ?? someHost.exec(isIPv6(entry) ? `[${entry}]` : entry))?.groups ?? {};
  if (port !== undefined && Number(port) > highestPort) return undefined;
  if (any !== null) return { below: false, port };
  const named = host === undefined ? null : URL.parse(`http://${host}`);
  if (named === null) return undefined;
  const name = bareHost(named);
  // `*.1` is read as an address, and there is nothing below one.
  return below !== undefined && isIP(name) !== 0 ? undefined : { name, below: below !== undefined, port };
}

function entryPermit(url: URL, text: string): HostPermit | undefined {
  const entry = readEntry(text);
  if (entry === undefined) return undefined;
  const { name, below, port } = entry;
  if (name === undefined) return port === undefined || isPort(url, port) ? 'pattern' : undefined;
  if (!isPort(url, port)) return undefined;
  if (!below) return bareHost(url) === name ? 'name' : undefined;
  return bareHost(url).endsWith(`.${name}`) ? 'pattern' : undefined;
}

/** An entry without a port means the usual one, which URLs leave out. */
function isPort(url: URL, port: string | undefined): boolean {
  if (port === undefined) return url.port === '';
  return Number(port) === Number(url.port === '' ? usualPorts[url.protocol] : url.port);
}

const usualPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** `URL` has already brought case, punycode and the many ways to write an address into one form. */
const bareHost = (url: URL): string => url.hostname.replace(/\.$/, '');
