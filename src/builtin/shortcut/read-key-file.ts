import type { ShortcutText } from './shortcut-text.ts';

/** Keys of the Desktop Entry Specification 1.5, with or without a language, and of Windows' internet shortcuts, that are for people. */
const shownKeys = new Set(['name', 'genericname', 'x-gnome-fullname', 'comment', 'keywords', 'categories', 'exec', 'url', 'title']);
const longest = 100_000;

/** Groups in brackets with `key=value` below. */
export function readKeyFile(source: string): ShortcutText {
  const lines: string[] = [];
  const first = new Map<string, string>();
  for (const line of source.slice(0, longest).split(/\r?\n/)) {
    const [, name, value = ''] = /^([A-Za-z][\w-]{0,60})(?:\[[\w@.-]{1,40}\])?[ \t]*=[ \t]*(.*)$/.exec(line) ?? [];
    const key = name?.toLowerCase();
    if (key === undefined || !shownKeys.has(key) || value === '') continue;
    const shown = value
      .replaceAll(/\\([snt])/g, ' ')
      .replaceAll(/;+/g, '; ')
      .replace(/; $/, '');
    if (!first.has(key)) first.set(key, shown);
    if (!lines.includes(shown)) lines.push(shown);
  }
  const tags = [first.get('keywords'), first.get('categories')].flatMap((list) => list?.split('; ') ?? []).filter((tag) => tag !== '');
  const [title, description, url] = [first.get('name') ?? first.get('title'), first.get('comment'), first.get('url')];
  return {
    text: lines.join('\n'),
    metadata: {
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(tags.length > 0 && { tags: [...new Set(tags)] }),
      ...(url !== undefined && { links: [url] }),
    },
  };
}
