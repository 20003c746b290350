import type { ItemView } from '../../../plugin/paise.ts';
import { isCurrent } from '../is-current.ts';
import { notFound } from '../api/failures.ts';
import type { Picture } from './thumbnails.ts';

const headers = {
  'cache-control': 'private, max-age=300',
  // Nothing in it could do anything, even opened by itself and taken for something else than a picture.
  'content-security-policy': "sandbox; default-src 'none'",
  'content-disposition': 'inline',
};

/** Answers with a picture of an item, made only where the browser does not have it. `name` tells it from others of the same item. */
export async function pictureResponse(
  request: Request,
  { view, name }: { readonly view: ItemView; readonly name: string },
  make: (signal: AbortSignal) => Promise<Picture | undefined>,
): Promise<Response> {
  const { id, indexedAt } = view.item;
  const etag = `"${id}-${indexedAt}-${name}"`;
  if (isCurrent(request, etag)) return new Response(null, { status: 304, headers: { ...headers, etag } });
  const picture = await make(request.signal);
  if (!picture) throw notFound('There is no picture of it.');
  const { bytes, mimeType, width, height, pages } = picture;
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...headers,
      etag,
      'content-type': mimeType,
      ...(pages !== undefined && { 'x-pages': String(pages) }),
      ...(width !== undefined && height !== undefined && { 'x-pixels': `${width}x${height}` }),
    },
  });
}
