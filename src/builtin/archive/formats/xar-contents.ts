import { readXml } from '../../../kit/xml-tokens/read-xml.ts';

export interface XarFile {
  readonly name: string;
  readonly size: number;
  readonly modifiedAt?: number;
  /** In the heap. */
  readonly offset: number;
  readonly length: number;
  readonly isPacked: boolean;
}

interface OpenFile {
  readonly path: string;
  readonly fields: Map<string, string>;
}

const mostDepth = 256;
const longestPath = 4096;
const mostFiles = 1_000_000;

/** Files of the table of contents; `file` elements lie in one another as folders do. */
export function readXarContents(xml: string): readonly XarFile[] {
  const files: XarFile[] = [];
  const open: OpenFile[] = [];
  const path: string[] = [];
  let style = '';
  readXml(xml, {
    open(name, attributes) {
      path.push(name);
      if (name === 'file' && open.length < mostDepth) open.push({ path: pathOf(open.at(-1)), fields: new Map() });
      if (name === 'encoding') style = attributes.get('style') ?? '';
      if (path.length > mostDepth * 2) path.shift();
    },
    text(piece) {
      const fields = open.at(-1)?.fields;
      const key = path.at(-2) === 'file' || path.at(-2) === 'data' ? path.slice(-2).join('/') : undefined;
      if (fields !== undefined && key !== undefined) fields.set(key, ((fields.get(key) ?? '') + piece).slice(0, longestPath));
    },
    close(name) {
      path.pop();
      const file = open.at(-1);
      if (name === 'encoding') file?.fields.set('packed', style === 'application/octet-stream' ? '' : 'yes');
      if (name !== 'file' || file === undefined) return;
      open.pop();
      if (files.length < mostFiles && file.fields.get('file/type') === 'file') files.push(fileOf(file));
    },
  });
  return files;
}

const pathOf = (folder: OpenFile | undefined): string =>
  folder === undefined ? '' : `${folder.path}${folder.fields.get('file/name') ?? ''}/`.slice(-longestPath);

function fileOf({ path, fields }: OpenFile): XarFile {
  const number = (key: string): number => {
    const value = Number(fields.get(`data/${key}`) ?? 0);
    return Number.isSafeInteger(value) && value >= 0 ? value : 0;
  };
  const modifiedAt = Date.parse(fields.get('file/mtime') ?? '');
  return {
    name: path + (fields.get('file/name') ?? ''),
    size: number('size'),
    ...(!Number.isNaN(modifiedAt) && { modifiedAt }),
    offset: number('offset'),
    length: number('length'),
    isPacked: fields.get('packed') === 'yes',
  };
}
