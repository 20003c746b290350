import { createServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { exchange } from './exchange.ts';
import { selfSignedCertificate } from './test-certificate.ts';
import { listen, serve, serveRaw } from './test-server.ts';

const certificate = selfSignedCertificate();
let asked = 0;
let closed = 0;
const server = createServer(certificate, (request, response) => {
  asked += 1;
  if (request.url === '/silent') request.on('close', () => (closed += 1));
  else response.end(request.headers.host);
});
const port = await listen(server);

const ask = (host: string, path = '/', timeoutMs = 5000): ReturnType<typeof exchange> =>
  exchange({ url: `https://${host}${path}`, timeoutMs }, [host], undefined, async () => ['127.0.0.1']);

function trustIt(): void {
  const usual = getCACertificates();
  setDefaultCACertificates([...usual, certificate.cert]);
  onTestFinished(() => setDefaultCACertificates(usual));
}

test('a certificate that signed itself is refused', async () => {
  asked = 0;
  await expect(ask(`localhost:${port}`)).rejects.toMatchObject({
    code: 'CONTENT_UNREADABLE',
    message: expect.stringMatching(`^There is no secure connection to localhost:${port}: self[- ]signed certificate`) as string,
    hint: expect.stringContaining('NODE_EXTRA_CA_CERTS') as string,
  });
  expect(asked).toBe(0);
});

test('a certificate that is trusted is accepted, for its own name only', async () => {
  trustIt();
  for (const host of [`localhost:${port}`, `localhost.:${port}`]) {
    expect(Buffer.from((await ask(host)).body).toString()).toBe(host);
  }
  await expect(ask(`127.0.0.1:${port}`)).rejects.toMatchObject({
    code: 'CONTENT_UNREADABLE',
    message: expect.stringContaining('does not match') as string,
  });
});

test('an exchange that takes too long closes its connection', async () => {
  trustIt();
  closed = 0;
  await expect(ask(`localhost:${port}`, '/silent', 300)).rejects.toMatchObject({ name: 'RetryLater' });
  await expect.poll(() => closed).toBe(1);
});

test('a host that does not speak TLS cannot be read', async () => {
  const plain = await serve((_request, response) => response.end());
  await expect(ask(plain)).rejects.toMatchObject({ code: 'CONTENT_UNREADABLE' });
});

test('a host that ends or is silent while the connection is secured is asked again later', async () => {
  const ending = await serveRaw((socket) => socket.end());
  const resetting = await serveRaw((socket) => socket.once('data', () => socket.resetAndDestroy()));
  for (const host of [ending, resetting]) {
    await expect(ask(host)).rejects.toMatchObject({
      name: 'RetryLater',
      message: expect.stringMatching(`^${host} cannot be reached: `) as string,
    });
  }
  let gone = false;
  const silent = await serveRaw((socket) => socket.on('close', () => (gone = true)).resume());
  await expect(ask(silent, '/', 200)).rejects.toMatchObject({ name: 'RetryLater', message: 'There was no full answer within 200 ms.' });
  await expect.poll(() => gone).toBe(true);
});
