import { expect, test } from 'vitest';
import { routeAt } from './route.ts';

const routes = [
  { path: '/', by: 'page' },
  { path: '/api', by: 'api' },
  { path: '/api/v1', by: 'first' },
  { path: '/api/v1', by: 'second' },
];

test.each([
  ['/', 'page'],
  ['/status', 'page'],
  ['/apis', 'page'],
  ['/api', 'api'],
  ['/api/', 'api'],
  ['/api/v2/search', 'api'],
  ['/api/v1', 'first'],
  ['/api/v1/search', 'first'],
  ['/api/v10', 'api'],
  ['//api/v1', 'page'],
  ['/API/v1', 'page'],
])('%s is answered by %s', (pathname, by) => {
  expect(routeAt(routes, pathname)?.by).toBe(by);
});

test('where nobody fits, nobody answers', () => {
  expect(routeAt(routes.slice(1), '/status')).toBeUndefined();
});
