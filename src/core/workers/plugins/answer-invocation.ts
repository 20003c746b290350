import { constants } from 'node:buffer';
import type { ByteRange, Content } from '../../../plugin/content.ts';
import { createMetadata } from '../../../plugin/metadata.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import { decodeText } from '../../content/decode.ts';
import { checkChild, checkEmbedded, checkReason } from '../../pipeline/check-extracted.ts';
import { checkFetched } from '../../pipeline/check-fetched.ts';
import { plainMetadata } from '../../pipeline/plain-metadata.ts';
import type { Hosts, ItemSink } from '../../hosts/create-host.ts';
import type { Extension, Registry } from '../../loading/registry.ts';
import type { ConfinedPoint } from '../../loading/plugin-manifest.ts';
import type { HostCalls, Invocation, InvocationAnswer, RemoteContent } from './invocation.ts';

/** Asks whoever called. */
export type AskCaller = <Name extends keyof HostCalls>(
  name: Name,
  argument: HostCalls[Name]['argument'],
) => Promise<HostCalls[Name]['answer']>;

export interface InvocationParts {
  readonly registry: Registry;
  readonly hosts: Hosts;
  readonly signal: AbortSignal;
}

/** In the process of a plugin: runs the function that was called. */
export async function answerInvocation(
  invocation: Invocation,
  ask: AskCaller,
  { registry, hosts, signal }: InvocationParts,
): Promise<InvocationAnswer> {
  switch (invocation.type) {
    case 'canExtract': {
      const { value } = extensionOf(registry, 'contentExtractors', invocation.extension);
      return (await value.canExtract?.(contentFrom(invocation.content, ask))) ?? true;
    }
    case 'extract': {
      const extension = extensionOf(registry, 'contentExtractors', invocation.extension);
      const marks: Promise<void>[] = [];
      const host = hosts.extractor(extension, signal, itemSink(ask, marks));
      await extension.value.extract(host, contentFrom(invocation.content, ask), createMetadata(invocation.metadata));
      await Promise.all(marks);
      return undefined;
    }
    case 'render': {
      const { value } = extensionOf(registry, 'contentExtractors', invocation.extension);
      return value.render?.(contentFrom(invocation.content, ask), { ...invocation.request, signal });
    }
    case 'canFetch':
      return (await extensionOf(registry, 'contentFetchers', invocation.extension).value.canFetch?.(invocation.url)) ?? true;
    case 'fetch': {
      const extension = extensionOf(registry, 'contentFetchers', invocation.extension);
      const { url, metadata, fingerprint } = invocation.request;
      const host = hosts.fetcher(extension, signal);
      const fetched = checkFetched(await extension.value.fetch(host, { url, metadata: createMetadata(metadata), fingerprint }));
      return fetched.type === 'gone' ? fetched : { ...fetched, metadata: plainMetadata(fetched.metadata ?? {}) };
    }
  }
}

function extensionOf<Point extends ConfinedPoint>(registry: Registry, point: Point, id: string): Extension<Point> {
  const extension = registry.extensions(point).find((candidate) => candidate.id === id);
  if (extension) return extension;
  const problem = registry.infos().find((info) => info.problem !== undefined)?.problem;
  throw new Error(problem ?? `there is no ${id}`);
}

/** The longest chunk of a stream. */
const chunkBytes = 64 * 1024;
/** So much is asked for at once: more would fit into no message. */
const pieceBytes = 4 * 1024 * 1024;

function contentFrom(remote: RemoteContent, ask: AskCaller): Content {
  const { size, charset: declared } = remote;

  async function* pieces({ start, end = size }: ByteRange): AsyncGenerator<Uint8Array> {
    const last = Math.min(end, size);
    for (let at = Math.max(0, start); at < last; at += pieceBytes) {
      const piece = await ask('bytes', { start: at, end: Math.min(last, at + pieceBytes) });
      if (piece.length === 0) return;
      yield piece;
    }
  }

  async function bytes(range: ByteRange = { start: 0 }): Promise<Uint8Array> {
    const read: Uint8Array[] = [];
    for await (const piece of pieces(range)) read.push(piece);
    return read.length === 1 && read[0] ? read[0] : Buffer.concat(read);
  }

  return {
    ...remote,
    bytes,
    async text(charset = declared) {
      if (size > constants.MAX_STRING_LENGTH) throw new RejectContent('The content is too large to be read as one text.', 'too-large');
      return (await decodeText(await bytes(), charset)).text;
    },
    async *stream() {
      for await (const piece of pieces({ start: 0 }))
        for (let at = 0; at < piece.length; at += chunkBytes) yield piece.subarray(at, at + chunkBytes);
    },
  };
}

function itemSink(ask: AskCaller, marks: Promise<void>[]): ItemSink {
  return {
    async addItem(text, metadata, child) {
      if (child) checkChild(child);
      await ask('addItem', { text, metadata: plainMetadata(metadata ?? {}), ...(child && { child }) });
    },
    async addContent(embedded) {
      checkEmbedded(embedded);
      const { metadata, ...rest } = embedded;
      await ask('addContent', { ...rest, ...(metadata && { metadata: plainMetadata(metadata) }) });
    },
    markPartial(reason) {
      checkReason(reason);
      const marked = ask('markPartial', reason);
      // What goes wrong with it is told when the extraction ends.
      marked.catch(() => {});
      marks.push(marked);
    },
  };
}
