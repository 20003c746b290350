import type { Content } from '../../../plugin/content.ts';
import type { FetchRequest, FetchResult } from '../../../plugin/content-fetcher.ts';
import type { ContentExtractorHost, Log } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { isPaiseError, PaiseError } from '../../../plugin/errors.ts';
import type { ExternalPlugin } from '../../loading/plugin-manifest.ts';
import type { RemoteFunction } from '../../loading/stub-plugin.ts';
import type { RenderRequest } from '../../../plugin/rendering.ts';
import { isRendering } from '../check-rendering.ts';
import { answerHost } from './answer-host.ts';
import { dressedError } from './dressed-error.ts';
import type { HostCall, Invocation, InvocationAnswer, RemoteContent } from './invocation.ts';
import { requireOwnLocation } from './own-location.ts';

/** In a worker that does jobs: calls that go on in processes of plugins, and what those ask meanwhile. */
export interface RemoteCalls {
  /** The function that stands for one of this plugin. */
  functionFor(plugin: ExternalPlugin, remote: RemoteFunction): ((...given: never[]) => unknown) | undefined;
  /** Answers what the extension asks that was called under this number. */
  answer(call: number, asked: HostCall): Promise<unknown>;
}

export type CallPlugin = (argument: {
  readonly call: number;
  readonly plugin: string;
  readonly invocation: Invocation;
}) => Promise<InvocationAnswer>;

type AnswerHost = (asked: HostCall) => Promise<unknown>;

/** An extension that went wrong so often in a row when it was asked whether it fits is not asked any more. */
const mostStrikes = 3;

export function createRemoteCalls(callPlugin: CallPlugin, log: Pick<Log, 'warn'>): RemoteCalls {
  const open = new Map<number, AnswerHost>();
  const strikes = new Map<string, number>();
  let last = 0;

  async function invoke(plugin: ExternalPlugin, invocation: Invocation, answer: AnswerHost): Promise<InvocationAnswer> {
    const call = (last += 1);
    open.set(call, answer);
    try {
      return await callPlugin({ call, plugin: plugin.name, invocation });
    } catch (error) {
      throw dressedError(error, plugin, invocation.extension);
    } finally {
      open.delete(call);
    }
  }

  /** Whether an extension takes something. One that goes wrong over that does not: what others can read must not depend on it. */
  async function fits(plugin: ExternalPlugin, invocation: Invocation, answer: AnswerHost): Promise<boolean> {
    const { extension } = invocation;
    const before = strikes.get(extension) ?? 0;
    if (before >= mostStrikes) return false;
    try {
      const does = (await invoke(plugin, invocation, answer)) === true;
      strikes.delete(extension);
      return does;
    } catch (error) {
      if (!isPaiseError(error) || !faults.has(error.code)) throw error;
      strikes.set(extension, before + 1);
      log.warn(`${extension} was asked whether it fits and passed over: ${error.message}`);
      return false;
    }
  }

  return {
    functionFor(plugin, { name, extension }) {
      switch (name) {
        case 'extract':
          return (host: ContentExtractorHost, content: Content, metadata: Metadata) =>
            invoke(plugin, { type: 'extract', extension, content: remoteContent(content), metadata: { ...metadata } }, (asked) =>
              answerHost(asked, content, host),
            );
        case 'canExtract':
          return (content: Content) =>
            fits(plugin, { type: 'canExtract', extension, content: remoteContent(content) }, (asked) => answerHost(asked, content));
        case 'render':
          return async (content: Content, { page, longest }: RenderRequest) => {
            const invocation = { type: 'render', extension, content: remoteContent(content), request: { page, longest } } as const;
            const rendering = await invoke(plugin, invocation, (asked) => answerHost(asked, content));
            if (rendering === undefined || isRendering(rendering)) return rendering;
            throw new PaiseError('BAD_PLUGIN_OUTPUT', `${extension} drew something that is no picture.`, { plugin: plugin.name });
          };
        case 'fetch':
          return async (_host: unknown, { url, metadata, fingerprint }: FetchRequest) => {
            const request = { url, metadata: { ...metadata }, fingerprint };
            const fetched = (await invoke(plugin, { type: 'fetch', extension, request }, refuse)) as FetchResult;
            requireOwnLocation(plugin, url, fetched);
            return fetched;
          };
        case 'canFetch':
          return (url: string) => fits(plugin, { type: 'canFetch', extension, url }, refuse);
        case 'chosenFor':
          return undefined;
        default:
          // Sources are asked by the engine.
          return elsewhere;
      }
    },
    answer: async (call, asked) => (open.get(call) ?? refuse)(asked),
  };
}

/** Codes of what is wrong with a plugin, and not with what it was asked about. */
const faults = new Set<string>(['WORKER_DIED', 'WORKER_TIMEOUT', 'BAD_PLUGIN_OUTPUT', 'PLUGIN_FAILED']);

const elsewhere = (): never => {
  throw new PaiseError('NOT_SUPPORTED', 'This function is not called from here.');
};

const refuse = (): Promise<never> => Promise.reject(new PaiseError('NOT_SUPPORTED', 'What it was asked for is over.'));

const remoteContent = ({ url, name, size, mimeType, charset }: Content): RemoteContent => ({
  url,
  name,
  size,
  mimeType,
  ...(charset !== undefined && { charset }),
});
