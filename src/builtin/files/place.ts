import { Buffer } from 'node:buffer';
import { encodePath, filePath, filePathBytes, fileUrl } from '../../plugin/file-url.ts';
import type { Name, Place } from './folder.ts';

/** Scopes are URLs without `/` at the end; that of the topmost folder is `file://`. */
export type Scope = string;

/** `path` is absolute, without `/` at its end unless it is all of it. */
export const scopeOf = (path: string): Scope => (path === '/' ? 'file://' : fileUrl(path));

/** The scope in the one form in which URLs can be compared. `undefined` when it is not of this machine. */
export function canonicalScope(url: string): Scope | undefined {
  const path = filePathBytes(url.endsWith('/') ? url : `${url}/`);
  return path === undefined ? undefined : `file://${encodePath(path)}`.replace(/\/$/, '');
}

export const isWithin = (inner: Scope, outer: Scope): boolean => inner === outer || inner.startsWith(`${outer}/`);

/** The scope as a folder. */
export function placeOf(scope: Scope): Place {
  const url = `${scope}/`;
  const path = filePathBytes(url) ?? '';
  return { url, path: filePath(url) ?? '', bytes: typeof path === 'string' ? undefined : Buffer.from(path) };
}

/** The path of a scope, for the file system. */
export function pathOf(scope: Scope): string | Buffer {
  const path = filePathBytes(scope) ?? '/';
  return typeof path === 'string' ? path : Buffer.from(path);
}

/** The folders above a scope, topmost first. */
export function scopesAbove(scope: Scope): readonly Scope[] {
  const parts = scope.split('/');
  return parts.slice(2, -1).map((_, index) => parts.slice(0, index + 3).join('/'));
}

/** The names that lead from one scope down to another. */
export function namesBetween(outer: Scope, inner: Scope): readonly Name[] {
  return inner
    .slice(outer.length + 1)
    .split('/')
    .map((part) => {
      const path = filePathBytes(`file:///${part}`) ?? '';
      return typeof path === 'string' ? path.slice(1) : Buffer.from(path.subarray(1));
    });
}
