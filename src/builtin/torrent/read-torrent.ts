import type { MetadataFields } from '../../plugin/metadata.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import { readBencode } from './bencode.ts';

const mostFiles = 100_000;
const mostTrackers = 50;

/** What a torrent (BEP 3, 12 and 52) says for people. */
export function readTorrent(bytes: Uint8Array): { readonly text: string; readonly metadata: MetadataFields } {
  const said = new Map<string, string | number>();
  const files = new Map<string, string[]>();
  const trackers = new Set<string>();
  const webSeeds = new Set<string>();
  for (const { path, value } of readBencode(bytes)) {
    const place = path.join('/');
    if (path[0] === 'info' && path[1] === 'files' && /^path(?:\.utf-8)?$/.test(path[3] ?? ''))
      addStep(files, path.slice(0, 4).join('/'), String(value));
    // The tree of version 2 has the names as keys.
    else if (path[0] === 'info' && path[1] === 'file tree' && path.at(-1) === 'length') addStep(files, place, path.slice(2, -2).join('/'));
    else if (path[0] === 'announce' || path[0] === 'announce-list') trackers.add(String(value));
    else if (path[0] === 'url-list') webSeeds.add(String(value));
    else if (!said.has(place)) said.set(place, value);
  }
  if (said.size === 0 && files.size === 0) throw new RejectContent('It is no torrent.');
  const text = (key: string): string | undefined => {
    const value = said.get(`${key}.utf-8`) ?? said.get(key);
    return value === undefined || value === '' ? undefined : String(value);
  };
  const [title, description, author] = [text('info/name'), text('comment'), text('created by')];
  const created = new Date(Number(said.get('creation date') ?? Number.NaN) * 1000);
  const names = [...new Set([...files.values()].map((steps) => steps.join('/')))];
  const lines = [title, description, text('info/source'), text('publisher'), ...names, ...[...trackers].slice(0, mostTrackers)];
  return {
    text: lines.filter((line) => line !== undefined).join('\n'),
    metadata: {
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(author !== undefined && { generator: author }),
      ...(!Number.isNaN(created.getTime()) && { createdAt: created.toISOString() }),
      ...(names.length > 0 && { fileCount: names.length }),
      ...(webSeeds.size > 0 && { links: [...webSeeds].slice(0, mostTrackers) }),
    },
  };
}

function addStep(files: Map<string, string[]>, place: string, step: string): void {
  const steps = files.get(place);
  if (steps) steps.push(step);
  else if (files.size < mostFiles) files.set(place, [step]);
}
