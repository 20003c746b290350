/** A request as somebody might make it, and how it must end. */
export interface Visit {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly ends: readonly number[];
}

export interface Known {
  readonly port: number;
  readonly cookie: string;
}

const refused = [400, 401, 403, 405, 421];
const search = '/api/v1/search?q=fox';

/** Who may ask, from where, under which name: hosts, origins, sites, methods and cookies. */
export function visits({ port, cookie }: Known): readonly Visit[] {
  const own = `127.0.0.1:${port}`;
  const visit = (what: string, headers: Readonly<Record<string, string>>, ends: readonly number[], rest: Partial<Visit> = {}): Visit => ({
    what,
    method: 'GET',
    path: search,
    headers: { host: own, cookie, ...headers },
    ends,
    ...rest,
  });
  return [
    visit('the page itself', { 'sec-fetch-site': 'same-origin' }, [200]),
    visit('an address that was typed', { 'sec-fetch-site': 'none' }, [200]),
    visit('a program with the cookie', {}, [200]),
    visit('the page under the name localhost', { host: `localhost:${port}`, origin: `http://localhost:${port}` }, [200]),
    ...hosts(port).map((host) => visit(`host ${host}`, { host }, refused)),
    ...origins(port).map((origin) => visit(`origin ${origin}`, { origin }, refused)),
    ...['cross-site', 'same-site', 'nonsense'].map((site) => visit(`site ${site}`, { 'sec-fetch-site': site }, refused)),
    visit('a form of another site', { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' }, refused, {
      method: 'POST',
      path: '/api/v1/pause',
    }),
    visit('a cookie alone that wants to change something', {}, refused, { method: 'POST', path: '/api/v1/pause' }),
    ...['DELETE', 'PUT'].map((method) => visit(`a cookie alone, ${method}`, {}, refused, { method, path: '/api/v1/searches/x' })),
    ...['TRACE', 'CONNECT', 'PROPFIND', 'OPTIONS', 'PATCH'].map((method) =>
      visit(`method ${method}`, {}, [400, 404, 405, 501], { method }),
    ),
    visit('nobody', { cookie: '' }, [401]),
    visit('a made-up cookie', { cookie: 'paise2=99999999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, [401]),
    visit('an old cookie', { cookie: cookie.replace(/=\d+/, '=1') }, [401]),
    visit('half a cookie', { cookie: cookie.slice(0, -4) }, [401]),
    visit('a made-up key', { cookie: '', authorization: `Bearer ${'A'.repeat(43)}` }, [401, 403, 429]),
    visit('a key of nothing', { cookie: '', authorization: 'Bearer ' }, [401, 403, 429]),
    visit('a cookie for agents', {}, [401, 403], { path: '/mcp' }),
    visit('a socket', { upgrade: 'websocket', connection: 'Upgrade', 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==' }, [200, ...refused]),
    visit('a preflight', { origin: 'https://evil.example', 'access-control-request-method': 'GET' }, refused, { method: 'OPTIONS' }),
  ];
}

const hosts = (port: number): readonly string[] => [
  '',
  'evil.example',
  `evil.example:${port}`,
  `127.0.0.1.evil.example:${port}`,
  `localhost.evil.example:${port}`,
  `127.0.0.1:${port}@evil.example`,
  `127.0.0.1`,
  `127.0.0.1:${port + 1}`,
  `0.0.0.0:${port}`,
  `[::ffff:127.0.0.1]:${port}`,
  `2130706433:${port}`,
  `127.1:${port}`,
  `127.0.0.1:0${port}`,
  `LOCALHOST.:${port}`,
];

const origins = (port: number): readonly string[] => [
  'null',
  'https://evil.example',
  `http://evil.example:${port}`,
  `https://127.0.0.1:${port}`,
  `http://127.0.0.1:${port + 1}`,
  'http://127.0.0.1',
  `http://127.0.0.1:${port}.evil.example`,
  'file://',
  'chrome-extension://abcdefghijklmnop',
];

/** Parts of addresses where an id or a name belongs. */
export const hostileIds: readonly string[] = [
  '../../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  'file:%2f%2f%2fetc%2fpasswd',
  'file:///etc/passwd',
  '%00',
  '1%00',
  '-1',
  '0',
  '1e3',
  '0x1',
  '1.5',
  'NaN',
  '9007199254740993',
  '99999999999999999999999999',
  '%F0%9F%92%A9',
  '%',
  '%ff',
  '..',
  '.',
  '%5c%5cserver%5cshare',
  '__proto__',
  'constructor',
  '1;2',
  '1,2',
  '[1]',
  '{}',
  "1'%20OR%201=1--",
];
