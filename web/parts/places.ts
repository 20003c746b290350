/** Where an item is, from the outermost folder to what it is in. */
export interface Crumb {
  readonly text: string;
  /** Value of `in:` that finds what is at or below it. */
  readonly within: string;
}

/** The folders and containers that hold an item, without itself. `path` is that of a file on this machine. */
export function crumbsOf(url: string, path: string | undefined): readonly Crumb[] {
  const [file = '', ...parts] = url.split('!/');
  if (!file.startsWith('file://')) return containerCrumbs([{ text: file, within: file }], file, parts);
  const whole = path?.split('!/')[0] ?? decoded(file.slice('file://'.length));
  const separator = whole.includes('\\') && !whole.startsWith('/') ? '\\' : '/';
  const names = whole.split(separator);
  const crumbs = names.flatMap((name, index) => {
    const within = names.slice(0, index + 1).join(separator);
    return name === '' ? [] : [{ text: name, within }];
  });
  return containerCrumbs(crumbs, file, parts);
}

function containerCrumbs(crumbs: readonly Crumb[], file: string, parts: readonly string[]): readonly Crumb[] {
  const inner = parts.map((part, index) => ({ text: decoded(part), within: [file, ...parts.slice(0, index + 1)].join('!/') }));
  return [...crumbs, ...inner].slice(0, -1);
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether items are in the same file: members of an archive, a mail and what is attached to it. */
export const fileOf = (url: string): string => url.split('!/', 1)[0] ?? url;

/** The path that a person would type, without the parts of a container. */
export const pathOf = (hit: { readonly url: string; readonly path?: string }): string => hit.path ?? hit.url;

/** What `in:` takes for a folder given by its URL. */
export function folderValue(url: string): string {
  const bare = url === 'file:///' ? url : url.replace(/(?:!\/|\/)$/u, '');
  if (!bare.startsWith('file:///') || bare.includes('!/')) return bare;
  const path = decoded(bare.slice('file://'.length));
  return /^\/[a-z]:/iu.test(path) ? path.slice(1) : path || '/';
}
