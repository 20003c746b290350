/** Whether the browser says that it has what bears this tag. */
export function isCurrent(request: Request, etag: string): boolean {
  const named = request.headers.get('if-none-match');
  return named !== null && named.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
}
