import type { ByteRange, Content } from '../../../plugin/content.ts';
import type { FetchResult } from '../../../plugin/content-fetcher.ts';
import type { ChildItem, EmbeddedContent } from '../../../plugin/hosts.ts';
import type { Fingerprint, ItemReason } from '../../../plugin/item.ts';
import type { MetadataFields } from '../../../plugin/metadata.ts';
import type { Rendering, RenderRequest } from '../../../plugin/rendering.ts';

/** Content without its bytes, which are asked for. */
export type RemoteContent = Pick<Content, 'url' | 'name' | 'size' | 'mimeType' | 'charset'>;

/** A call of a function of an extension that runs in a process of its own. */
export type Invocation =
  | { readonly type: 'canExtract'; readonly extension: string; readonly content: RemoteContent }
  | { readonly type: 'extract'; readonly extension: string; readonly content: RemoteContent; readonly metadata: MetadataFields }
  | {
      readonly type: 'render';
      readonly extension: string;
      readonly content: RemoteContent;
      readonly request: Omit<RenderRequest, 'signal'>;
    }
  | { readonly type: 'canFetch'; readonly extension: string; readonly url: string }
  | {
      readonly type: 'fetch';
      readonly extension: string;
      readonly request: { readonly url: string; readonly metadata: MetadataFields; readonly fingerprint: Fingerprint };
    };

/** What it resolves with. */
export type InvocationAnswer = boolean | FetchResult | Rendering | undefined;

/** What the extension asks of whoever called it, while it is at work: name → argument and answer. */
export interface HostCalls {
  readonly addItem: {
    readonly argument: { readonly text: string; readonly metadata: MetadataFields; readonly child?: ChildItem };
    readonly answer: void;
  };
  readonly addContent: { readonly argument: EmbeddedContent; readonly answer: void };
  readonly markPartial: { readonly argument: ItemReason; readonly answer: void };
  readonly bytes: { readonly argument: ByteRange | undefined; readonly answer: Uint8Array };
}

export type HostCall = {
  readonly [Name in keyof HostCalls]: { readonly name: Name; readonly argument: HostCalls[Name]['argument'] };
}[keyof HostCalls];
