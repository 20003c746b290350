import './current-item.css';
import { place, shortPlace } from './words.ts';

/** What is being read. The line is there even when nothing is: what stands below does not move. */
export function CurrentItem({ url }: { readonly url: string | undefined }) {
  return (
    <p class="current-item" title={url === undefined ? undefined : place(url)}>
      {url === undefined ? ' ' : shortPlace(url, 90)}
    </p>
  );
}
