import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import { PaiseError } from '../../../plugin/errors.ts';
import { plainMetadata } from '../../pipeline/plain-metadata.ts';
import { fields, number, optional } from '../shape.ts';
import type { HostCall } from './invocation.ts';

const isRange = optional(fields({ start: number, end: optional(number) }));
const isGiven = fields({});

/**
 * Answers what an extension in another process asks. That process may have been taken over by what it reads: what comes is looked at here, where it
 * is used, and not only there. `host` is absent where only the content may be looked at.
 */
export async function answerHost({ name, argument }: HostCall, content: Content, host?: ContentExtractorHost): Promise<unknown> {
  if (name === 'bytes') {
    if (!isRange(argument)) throw unfit(name);
    return content.bytes(argument);
  }
  if (!host) throw new PaiseError('NOT_SUPPORTED', 'Whoever only looks at content adds nothing.');
  if (!isGiven(argument)) throw unfit(name);
  switch (name) {
    case 'addItem':
      return host.addItem(argument.text, argument.metadata, argument.child);
    case 'addContent': {
      const { metadata, ...embedded } = argument;
      return host.addContent({ ...embedded, ...(metadata && { metadata: plainMetadata(metadata) }) });
    }
    case 'markPartial':
      return host.markPartial(argument);
  }
}

const unfit = (name: string): PaiseError =>
  new PaiseError('BAD_PLUGIN_OUTPUT', `${name} was given something that is not of the agreed shape.`);
