import { readPart, type DocumentParts } from '../document-parts.ts';

/** How one part of a document refers to another, or to something outside (ECMA-376 part 2, 9.3). */
export interface Relationship {
  readonly id: string;
  /** The last part of the type's URI, which is the same for the transitional and the strict variant: `hyperlink`, `comments`. */
  readonly type: string;
  /** Name of a part, or what stands there for something outside. */
  readonly target: string;
  readonly isExternal: boolean;
}

const mostRelationships = 100_000;

/** The relationships of a part; of the whole document for ''. */
export async function relationshipsOf(parts: DocumentParts, part: string): Promise<readonly Relationship[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const found: Relationship[] = [];
  await readPart(parts, `${folder}_rels/${part.slice(slash)}.rels`, {
    open(name, attributes) {
      if (name !== 'Relationship' || found.length >= mostRelationships) return;
      const target = attributes.get('Target') ?? '';
      const type = attributes.get('Type') ?? '';
      const isExternal = attributes.get('TargetMode') === 'External';
      found.push({
        id: attributes.get('Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: isExternal ? target : resolvePart(folder, target),
        isExternal,
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

/** Targets are URIs that are relative to the folder of their part. */
export function resolvePart(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  const name = path.join('/').replace(/#.*$/s, '');
  try {
    return decodeURI(name);
  } catch {
    return name;
  }
}

/** The part that the document begins with; by its usual name where nothing says which it is. */
export async function mainPart(parts: DocumentParts, usual: RegExp): Promise<string | undefined> {
  const root = await relationshipsOf(parts, '');
  const main = root.find(({ type, target }) => (type === 'officeDocument' || type === 'document') && parts.has(target));
  return main?.target ?? parts.names().find((name) => usual.test(name));
}
