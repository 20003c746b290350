import type { Hit } from '../../src/plugin/search.ts';
import { crumbsOf } from '../parts/places.ts';

/** Where it is, as text: the folders that matter most stand at the end, so the beginning is what is cut off. */
export function HitPath({ hit }: { readonly hit: Hit }) {
  const crumbs = crumbsOf(hit.url, hit.path);
  return (
    <p class="hit-path" title={hit.path ?? hit.url}>
      <bdi>
        {crumbs.map(({ text, within }, index) => (
          <span key={within}>
            {index > 0 && <i aria-hidden="true"> › </i>}
            {text}
          </span>
        ))}
        {isNamedElse(hit) && (
          <span>
            <i aria-hidden="true"> › </i>
            <b>{nameOf(hit)}</b>
          </span>
        )}
      </bdi>
    </p>
  );
}

const isNamedElse = (hit: Hit): boolean => nameOf(hit) !== hit.title;

function nameOf({ url, path }: Hit): string {
  const whole = path !== undefined && !url.includes('!/') ? path : url;
  const name = whole.slice(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
  try {
    return path !== undefined && !url.includes('!/') ? name : decodeURIComponent(name);
  } catch {
    return name;
  }
}
