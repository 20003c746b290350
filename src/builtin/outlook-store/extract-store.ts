import { cleanText } from '../../kit/plain-text/clean-text.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { Metadata } from '../../plugin/metadata.ts';
import { nodeKind, nodeKinds } from './database/node-tree.ts';
import { openStore } from './database/open-store.ts';
import { ids } from '../../kit/mapi/property-ids.ts';
import { readMessage } from './message/read-message.ts';
import { readFolders, safeName } from './read-folders.ts';
import { readProperties } from './properties/read-properties.ts';

/** Messages share no bytes, so they are not much longer than the store: it holds some packed, and texts in two forms. */
const mostGrowth = 8;
const leastLimit = 64 * 1024 ** 2;

/** Where a store says what it is called. */
const storeNode = 0x21;

/** The names of the folders are the text of a store; each message is handed on as a mail, under the path of its folder. */
export async function extractStore(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const store = await openStore(content);
  const folders = await readFolders(store);
  let title: string | undefined;
  let isCut = false;
  let produced = 0;
  for await (const node of store.nodes()) {
    if (node.id === storeNode) {
      const about = await readProperties(store, node, (id) => id === ids.displayName);
      title = about?.properties.text(ids.displayName)?.trim();
    }
    if (node.id > storeNode) break;
  }
  await host.addItem(cleanText(folders.names.join('\n')), metadata.merge(title === undefined ? {} : { title }));
  for await (const node of store.nodes()) {
    if (nodeKind(node.id) !== nodeKinds.message) continue;
    host.signal.throwIfAborted();
    const message = await readMessage(store, node);
    isCut ||= message === undefined || message.isCut;
    if (message === undefined) continue;
    produced += message.bytes.length;
    if (produced > leastLimit + content.size * mostGrowth)
      return host.markPartial({ code: 'limit:bytes', text: 'Its messages are longer than the store can be; the rest was left out.' });
    const name = `${safeName(message.subject ?? '') || 'message'} (${node.id.toString(16)}).eml`;
    await host.addContent({
      key: `${folders.path(node.parent)}${name}`,
      mimeType: 'message/rfc822',
      bytes: message.bytes,
      size: message.bytes.length,
      ...(message.time !== undefined && { modifiedAt: message.time }),
    });
  }
  if (store.isDamaged() || isCut)
    host.markPartial({ code: 'damaged', text: 'It is damaged or cut off; what could be read of it is indexed.' });
}
