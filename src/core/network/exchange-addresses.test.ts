import { expect, test } from 'vitest';
import { connect } from './connect.ts';
import { destinationOf, type LookUp } from './destination.ts';
import { exchange } from './exchange.ts';
import { serve } from './test-server.ts';

let reached = 0;
const host = await serve((request, response) => {
  reached += 1;
  response.end(request.headers.host);
});
const port = host.split(':')[1] ?? '';

const finds =
  (...addresses: string[]): LookUp =>
  async () =>
    addresses;

test.each([
  '127.0.0.1',
  '127.1',
  '0x7f.1',
  '2130706433',
  '0177.0.0.1',
  '0',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '169.254.169.254',
  '10.0.0.1',
  '[fd00::1]',
])('%s is not among all public hosts', async (spelling) => {
  reached = 0;
  await expect(exchange({ url: `http://${spelling}:${port}/` }, ['*'])).rejects.toMatchObject({
    code: 'NOT_PERMITTED',
    hint: expect.stringMatching(/^Add '.*' to "permissions.hosts" of the plugin.$/) as string,
  });
  expect(reached).toBe(0);
});

test('a name for a private address is not permitted by a pattern', async () => {
  for (const pattern of ['*', '*.example.org']) {
    for (const address of ['127.0.0.1', '10.1.2.3', '::1', 'fd00::1', '::ffff:127.0.0.1', 'fe80::1%lo']) {
      await expect(exchange({ url: 'http://www.example.org/' }, [pattern], undefined, finds(address))).rejects.toMatchObject({
        code: 'NOT_PERMITTED',
        message: 'The plugin may not reach www.example.org, whose address is not a public one.',
        hint: `Add 'www.example.org' to "permissions.hosts" of the plugin.`,
      });
    }
  }
});

test('localhost is not a public host', async () => {
  await expect(exchange({ url: `http://localhost:${port}/` }, ['*'])).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
});

test('a name that is listed may be at a private address, but never at this machine', async () => {
  const hop = { url: new URL('http://nas.example/'), method: 'GET', headers: {} } as const;
  expect(await destinationOf(hop, ['nas.example'], finds('127.0.0.1', '10.1.2.3', 'fd00::1'))).toMatchObject({
    addresses: ['10.1.2.3', 'fd00::1'],
  });
  for (const address of ['127.0.0.1', '0.0.0.0', '169.254.169.254', '::1', '::', '::ffff:127.0.0.1', 'fe80::1%lo'])
    await expect(destinationOf(hop, ['nas.example'], finds(address))).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
});

test('of several addresses the next is tried', async () => {
  const { status } = await exchange(
    { url: `http://localhost:${port}/` },
    [`localhost:${port}`],
    undefined,
    finds('127.9.9.9', '127.0.0.1'),
  );
  expect(status).toBe(200);
});

test('what is connected to is what was checked, though the name means something else by then', async () => {
  let times = 0;
  const changing: LookUp = async () => {
    times += 1;
    return times === 1 ? ['127.0.0.1'] : ['127.0.0.2'];
  };
  const { status } = await exchange({ url: `http://localhost:${port}/` }, [`localhost:${port}`], undefined, changing);
  expect({ status, times }).toEqual({ status: 200, times: 1 });
});

test('every redirect is looked up and checked anew', async () => {
  const redirecting = await serve((_request, response) => response.writeHead(302, { location: 'http://www.example.org/' }).end());
  const asked: string[] = [];
  const lookUp: LookUp = async (name) => {
    asked.push(name);
    return ['10.0.0.1'];
  };
  await expect(exchange({ url: `http://${redirecting}/` }, [redirecting, '*'], undefined, lookUp)).rejects.toMatchObject({
    code: 'NOT_PERMITTED',
  });
  expect(asked).toEqual(['www.example.org']);
});

test('the address that a connection ended at is checked too', async () => {
  const hop = { url: new URL(`http://${host}/`), method: 'GET', headers: {} } as const;
  const destination = { hop, host: 'www.example.org', addresses: ['127.0.0.1'], permits: () => false };
  reached = 0;
  await expect(connect(destination, new AbortController().signal)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  expect(reached).toBe(0);
});

const noLookUp: LookUp = () => Promise.reject(new Error('looked up'));

test('a host that is not listed is not looked up', async () => {
  await expect(exchange({ url: 'http://example.org/' }, ['example.com'], undefined, noLookUp)).rejects.toMatchObject({
    code: 'NOT_PERMITTED',
    message: 'The plugin may not reach example.org.',
    hint: `Add 'example.org' to "permissions.hosts" of the plugin.`,
  });
});

test('a name that nobody knows is tried again later', async () => {
  const unknown = exchange({ url: 'http://nothing.invalid/' }, ['*']);
  await expect(unknown).rejects.toMatchObject({
    name: 'RetryLater',
    message: expect.stringContaining('nothing.invalid cannot be reached') as string,
  });
  await expect(exchange({ url: 'http://nothing.example/' }, ['*'], undefined, finds())).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
});
