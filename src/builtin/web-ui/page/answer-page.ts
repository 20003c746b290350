import type { HttpHandlerHost } from '../../../plugin/http-handler.ts';
import { isCurrent } from '../is-current.ts';
import { openSearchDescription } from './open-search.ts';
import { loadStaticFiles, type StaticFile } from './static-files.ts';

/** Views of the page, which all are one file. */
const views = new Set(['/', '/status', '/settings', '/welcome']);

/** Answers with the files of the page. They hold nothing of the user's. */
export async function answerPage(host: HttpHandlerHost, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'Only GET is answered here.', { allow: 'GET, HEAD' });
  if (pathname === '/health') return Response.json({ ok: true });
  if (pathname === '/opensearch.xml')
    return new Response(openSearchDescription(host.origin), { headers: { 'content-type': 'application/opensearchdescription+xml' } });
  const files = await loadStaticFiles(host.folder);
  if (files.size === 0) return text(503, 'The page was not built. Run `npm run build` in the folder of paise2. The API is at /api/v1.');
  const file = files.get(views.has(pathname) ? '/index.html' : pathname);
  return file ? answerFile(file, request) : text(404, 'There is nothing here.');
}

function answerFile({ bytes, packed, contentType, etag, isImmutable }: StaticFile, request: Request): Response {
  const headers = new Headers({
    'content-type': contentType,
    'cache-control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
    vary: 'accept-encoding',
  });
  if (isCurrent(request, etag)) return new Response(null, { status: 304, headers });
  const takesPacked = packed !== undefined && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  if (takesPacked) headers.set('content-encoding', 'gzip');
  const body = takesPacked ? packed : bytes;
  headers.set('content-length', String(body.length));
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}

const text = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });
