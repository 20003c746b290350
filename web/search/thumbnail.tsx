import { useState } from 'preact/hooks';
import type { Hit } from '../../src/plugin/search.ts';
import { api } from '../api/client.ts';

/** Types of which the server has a picture, as a rule. Others are not asked for. */
const pictured = /^(?:application\/pdf|image\/(?:png|jpeg|gif|webp|bmp))$/u;

export const hasThumbnail = ({ mimeType, status }: Hit): boolean => pictured.test(mimeType) && status !== 'failed';

/** A small picture in a box that is there before it. */
export function Thumbnail({ id }: { readonly id: string }) {
  const [isThere, setIsThere] = useState(true);
  return (
    <span class="thumbnail">
      {isThere && <img src={api.thumbnailUrl(id)} alt="" loading="lazy" decoding="async" onError={() => setIsThere(false)} />}
    </span>
  );
}
