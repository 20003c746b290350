import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { exchange } from './exchange.ts';
import { serve } from './test-server.ts';

const target = await serve((request, response) => {
  void text(request).then((body) => response.end(`${request.method} ${request.url} ${request.headers.authorization ?? '-'} ${body}`));
});

const redirectTo = (location: string, status = 302): Promise<string> =>
  serve((_request, response) => response.writeHead(status, { location }).end('elsewhere'));

const body = async (answer: ReturnType<typeof exchange>): Promise<string> => Buffer.from((await answer).body).toString();

test('redirects are followed without credentials', async () => {
  const host = await redirectTo(`http://${target}/there`);
  const answer = exchange({ url: `http://${host}/`, headers: { authorization: 'secret' } }, [host, target]);
  expect(await answer).toMatchObject({ status: 200, url: `http://${target}/there` });
  expect(await body(answer)).toBe('GET /there - ');
});

test('credentials stay with their host, and do not come back', async () => {
  const away = await redirectTo(`http://${target}/`);
  const host = await serve((request, response) => {
    if (request.url === '/') response.writeHead(302, { location: '/same' }).end();
    else response.writeHead(302, { location: `http://${away}/`, 'x-got': request.headers.authorization ?? '' }).end();
  });
  const seen: string[] = [];
  const recorded = await serve((request, response) => {
    seen.push(`${request.url} ${request.headers.authorization ?? '-'}`);
    const next: Record<string, string> = { '/': '/same', '/same': `http://${host}/away`, '/back': '' };
    response.writeHead(302, { location: next[request.url ?? ''] ?? '' }).end();
  });
  await exchange({ url: `http://${recorded}/`, headers: { authorization: 'secret' } }, [recorded, host, away, target]);
  expect(seen).toEqual(['/ secret', '/same secret']);
});

test.each([
  [302, 'GET / - '],
  [303, 'GET / - '],
  [307, 'POST / - words'],
  [308, 'POST / - words'],
])('after %i: %s', async (status, expected) => {
  const host = await redirectTo(`http://${target}/`, status);
  expect(await body(exchange({ url: `http://${host}/`, method: 'POST', body: Buffer.from('words') }, [host, target]))).toBe(expected);
});

test('ten redirects are followed, and no eleventh', async () => {
  let asked = 0;
  const host = await serve((request, response) => {
    asked += 1;
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end('arrived');
    else response.writeHead(302, { location: `/${left - 1}` }).end();
  });
  expect(await body(exchange({ url: `http://${host}/10` }, [host]))).toBe('arrived');
  asked = 0;
  await expect(exchange({ url: `http://${host}/11` }, [host])).rejects.toMatchObject({
    code: 'CONTENT_UNREADABLE',
    message: `${host} leads elsewhere more than 10 times.`,
  });
  expect(asked).toBe(11);
});

test('a redirect to itself ends', async () => {
  const host = await redirectTo('/');
  await expect(exchange({ url: `http://${host}/` }, [host])).rejects.toMatchObject({ code: 'CONTENT_UNREADABLE' });
});

test('each redirect is checked', async () => {
  const [secretHost, secretPort] = target.split(':');
  const host = await redirectTo(`http://${target}/`);
  await expect(exchange({ url: `http://${host}/` }, [host])).rejects.toMatchObject({
    code: 'NOT_PERMITTED',
    message: `The plugin may not reach ${target} (${host} leads there).`,
    hint: `Add '${target}' to "permissions.hosts" of the plugin.`,
  });
  for (const spelling of [
    `${secretHost}:${secretPort}`,
    `2130706433:${secretPort}`,
    `0x7f.1:${secretPort}`,
    `[::ffff:127.0.0.1]:${secretPort}`,
  ]) {
    const other = await redirectTo(`http://${spelling}/`);
    await expect(exchange({ url: `http://${other}/` }, [other, '*'])).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  }
});

test.each(['file:///etc/passwd', 'javascript:1', 'http://user:secret@example.org/', 'http://[/'])(
  '%s is not followed',
  async (location) => {
    const host = await redirectTo(location);
    await expect(exchange({ url: `http://${host}/` }, [host, '*'])).rejects.toMatchObject({ code: 'CONTENT_UNREADABLE' });
  },
);

test('a redirect without a place is an answer', async () => {
  const host = await serve((_request, response) => response.writeHead(302).end('nowhere'));
  expect(await exchange({ url: `http://${host}/` }, [host])).toMatchObject({ status: 302 });
});
