import { readXmlBytes } from '../../../kit/xml-tokens/read-xml-bytes.ts';
import type { ZipParts } from '../../../kit/zip/index.ts';
import { resolvePath } from './resolve-path.ts';

export interface ManifestItem {
  readonly path: string;
  readonly mimeType: string;
  readonly isNavigation: boolean;
}

/** The package document of a book: OPF, EPUB 3.3, 5. */
export interface EpubPackage {
  readonly version: string;
  /** Contents of the metadata elements by name, in order. */
  readonly metadata: ReadonlyMap<string, readonly string[]>;
  /** By id. */
  readonly manifest: ReadonlyMap<string, ManifestItem>;
  /** Ids in reading order. */
  readonly spine: readonly string[];
  /** Id of the table of contents of EPUB 2. */
  readonly toc: string | undefined;
}

const mostItems = 100_000;
const longestValue = 20_000;

/** Where the container says that the package document is; else where one lies. */
export async function packagePath(parts: ZipParts): Promise<string | undefined> {
  let path: string | undefined;
  await readXmlBytes(parts.stream('META-INF/container.xml'), {
    open(name, attributes) {
      if (name === 'rootfile') path ??= attributes.get('full-path');
    },
    close: () => undefined,
    text: () => undefined,
  });
  return path !== undefined && parts.has(path) ? path : parts.names().find((name) => name.toLowerCase().endsWith('.opf'));
}

export async function readPackage(parts: ZipParts, path: string): Promise<EpubPackage> {
  const metadata = new Map<string, string[]>();
  const manifest = new Map<string, ManifestItem>();
  const spine: string[] = [];
  let version = '';
  let toc: string | undefined;
  let isMetadata = false;
  let value = '';
  let property: string | undefined;

  function add(name: string, text: string): void {
    const values = metadata.get(name) ?? [];
    metadata.set(name, values);
    if (values.length < 1000 && text.trim() !== '') values.push(text.trim());
  }

  await readXmlBytes(parts.stream(path), {
    open(name, attributes) {
      value = '';
      if (name === 'package') version = attributes.get('version') ?? '';
      else if (name === 'metadata') isMetadata = true;
      else if (name === 'meta' && isMetadata) {
        property = attributes.get('property');
        const named = attributes.get('name');
        if (named !== undefined) add(named, attributes.get('content') ?? '');
      } else if (name === 'item' && manifest.size < mostItems) {
        manifest.set(attributes.get('id') ?? '', {
          path: resolvePath(path, attributes.get('href') ?? ''),
          mimeType: attributes.get('media-type') ?? '',
          isNavigation: (attributes.get('properties') ?? '').split(/\s+/).includes('nav'),
        });
      } else if (name === 'spine') toc = attributes.get('toc');
      else if (name === 'itemref' && spine.length < mostItems) spine.push(attributes.get('idref') ?? '');
    },
    close(name) {
      if (name === 'metadata') isMetadata = false;
      else if (isMetadata) add(name === 'meta' ? (property ?? '') : name, value);
      value = '';
    },
    text(piece) {
      if (isMetadata && value.length < longestValue) value += piece;
    },
  });
  return { version, metadata, manifest, spine, toc };
}
