import type { PaiseError } from '../../plugin/errors.ts';

/** Reads a URL that can be asked for. `fault` makes the error from what is wrong with it. */
export function webUrl(text: string, fault: (reason: string) => PaiseError, base?: URL): URL {
  const url = URL.parse(text, base?.href);
  if (url === null) throw fault('is no URL');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw fault('is no URL of http: or https:');
  if (url.username !== '' || url.password !== '')
    throw fault('contains a user name or a password; they belong into the header authorization');
  return url;
}
