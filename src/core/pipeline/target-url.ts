import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { fileUrl } from '../../plugin/file-url.ts';

/** What a person typed, as a URL: a URL stays, anything else is a path from where they are, or with `~/` from their home. */
export function targetUrl(target: string): string {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(target)) return target.replace(/(?<=[^/])\/+$/, '');
  return fileUrl(resolve(target.replace(/^~(?=\/|$)/, homedir())));
}
