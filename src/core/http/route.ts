import type { HttpHandler, HttpHandlerHost } from '../../plugin/http-handler.ts';

export type Access = NonNullable<HttpHandler['access']>;
export type Visitor = HttpHandlerHost['visitor'];

/** Who answers at a path and below. */
export interface Route {
  readonly path: string;
  readonly access: Access;
  answer(request: Request, visitor: Visitor): Promise<Response>;
}

/** Of those that fit, the one with the longest path; of two with the same, the first. */
export function routeAt<Path extends Pick<Route, 'path'>>(routes: readonly Path[], pathname: string): Path | undefined {
  return routes
    .filter(({ path }) => isAtOrBelow(path, pathname))
    .reduce<Path | undefined>((best, route) => (best && best.path.length >= route.path.length ? best : route), undefined);
}

export const isAtOrBelow = (path: string, pathname: string): boolean =>
  path === '/' || pathname === path || pathname.startsWith(`${path}/`);
