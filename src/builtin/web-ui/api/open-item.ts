import { openOnDesktop } from '../../../kit/desktop/open-on-desktop.ts';
import { reasonNotToOpen } from '../../../kit/desktop/refused-to-open.ts';
import { revealOnDesktop } from '../../../kit/desktop/reveal-on-desktop.ts';
import type { ItemView } from '../../../plugin/paise.ts';
import { refused } from './failures.ts';

/** Hands an item to the desktop. Of what is in a file, that is the file. */
export async function openItem({ item, path, stale }: ItemView, how: 'open' | 'reveal'): Promise<void> {
  const url = item.url.split('!/', 1)[0] ?? item.url;
  if (path === undefined) {
    if (how === 'reveal' || !/^https?:\/\//i.test(url))
      throw refused(409, { code: 'NOT_SUPPORTED', message: `Nothing is known that opens ${url}.` });
    return handOver(() => openOnDesktop(url));
  }
  if (stale === 'gone') throw refused(410, { code: 'CONTENT_GONE', message: `${path} is not there any more.` });
  if (how === 'reveal') return handOver(() => revealOnDesktop(path));
  const reason = await reasonNotToOpen(path);
  if (reason !== undefined)
    throw refused(403, { code: 'REFUSED', message: reason, hint: 'Show it in its folder, and open it there if you trust it.' });
  return handOver(() => openOnDesktop(path));
}

async function handOver(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    throw refused(409, { code: 'NOT_SUPPORTED', message: `It was not opened: ${(error as Error).message}`, hint: 'Open it yourself.' });
  }
}
