import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import { readCard } from './card-fields.ts';
import { readComponents } from './components.ts';
import { createEntryKeys, timeOf } from './entry-keys.ts';

/** Each card of an address book is an item of its own, beside the book. */
export async function extractContacts(host: ContentExtractorHost, content: Content): Promise<void> {
  const newKey = createEntryKeys();
  let count = 0;
  let onlyTitle: string | undefined;
  for (const component of readComponents(await content.text())) {
    if (component.name !== 'VCARD') continue;
    if (!component.isComplete) host.markPartial({ code: 'damaged', text: 'It is cut off; what is there was read.' });
    const { title, text, metadata, modifiedAt: changed, uid } = readCard(component);
    const modifiedAt = timeOf(changed);
    await host.addItem(text, metadata, {
      key: newKey(uid, count),
      mimeType: 'text/vcard',
      ...(modifiedAt !== undefined && { modifiedAt }),
    });
    count += 1;
    onlyTitle = count === 1 ? title : undefined;
  }
  await host.addItem('', {
    ...(onlyTitle !== undefined && { title: onlyTitle }),
    description: `${count} ${count === 1 ? 'contact' : 'contacts'}`,
  });
}
