import { once } from 'node:events';
import { connect as connectTcp, isIP, isIPv6, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { notPermitted, type Destination } from './destination.ts';
import { securingError } from './network-errors.ts';
import { hostEntry } from './permitted-hosts.ts';

/** Opens a connection to one of the destination's addresses, to be closed by whoever asked for it. Nothing is sent to any other. */
export async function connect(destination: Destination, signal: AbortSignal): Promise<Socket> {
  const socket = await connectChecked(destination, signal);
  return destination.hop.url.protocol === 'https:' ? secure(socket, destination, signal) : socket;
}

async function connectChecked({ hop, host, addresses, permits }: Destination, signal: AbortSignal): Promise<Socket> {
  signal.throwIfAborted();
  const { url } = hop;
  const port = Number(url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port);
  const socket = connectTcp({ host, port, lookup: answer(addresses), autoSelectFamily: true, noDelay: true });
  closeWith(socket, signal);
  await once(socket, 'connect');
  if (permits(socket.remoteAddress ?? '')) return socket;
  socket.destroy();
  throw notPermitted(hop, ', where the connection ended at another address than was looked up');
}

async function secure(socket: Socket, { hop, host }: Destination, signal: AbortSignal): Promise<Socket> {
  const name = host.replace(/\.$/, '');
  const secured = connectTls({ socket, host: name, ...(isIP(name) === 0 && { servername: name }), ALPNProtocols: ['http/1.1'] });
  closeWith(secured, signal);
  try {
    await once(secured, 'secureConnect');
    return secured;
  } catch (error) {
    socket.destroy();
    throw securingError(error, hostEntry(hop.url));
  }
}

function closeWith(socket: Socket, signal: AbortSignal): void {
  // Whoever waits for the socket hears of an error as well. Later nobody waits, and an error that nobody hears would end the process.
  socket.on('error', () => socket.destroy());
  signal.addEventListener('abort', () => socket.destroy(), { once: true });
}

/** What was found out before stands for the answer of the resolver, which might be another one by now. */
function answer(addresses: readonly string[]): LookupFunction {
  const answers = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_host, _options, callback) => callback(null, answers);
}
