/** Whether a URL or key is `scope` or lies below it, in a folder or in a container. `''` has everything below it. */
export function isBelow(url: string, scope: string): boolean {
  if (!url.startsWith(scope)) return false;
  const rest = url.slice(scope.length);
  return scope === '' || rest === '' || rest.startsWith('/') || rest.startsWith('!/');
}
