import type { PropertyValue } from '../../kit/property-list/property-entry.ts';
import { readPropertyList } from '../../kit/property-list/read-property-list.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import { addPage } from './add-page.ts';
import { addResource } from './add-resource.ts';
import { createResourceKeys } from './resource-keys.ts';

interface StoredResource {
  data?: Uint8Array;
  mimeType?: string;
  url?: string;
  charset?: string;
}

const parts: Readonly<Record<string, keyof StoredResource>> = {
  WebResourceData: 'data',
  WebResourceMIMEType: 'mimeType',
  WebResourceURL: 'url',
  WebResourceTextEncodingName: 'charset',
};

/** Pages as Safari saves them: a property list with the page, what belongs to it, and frames that are pages themselves. */
export async function extractWebarchive(host: ContentExtractorHost, content: Content): Promise<void> {
  const resources = resourcesOf(readPropertyList(await content.bytes()));
  const main = resources.get('WebMainResource');
  if (main?.data === undefined) throw new RejectContent('There is no page in it.');
  const { data: bytes, charset, url } = main;
  await addPage(host, { bytes, ...(charset !== undefined && { charset }), ...(url !== undefined && { url }) }, {});
  const keyOf = createResourceKeys();
  for (const resource of resources.values()) {
    if (resource === main || resource.data === undefined) continue;
    host.signal.throwIfAborted();
    await addResource(host, {
      key: keyOf(resource.url ?? ''),
      mimeType: (resource.mimeType ?? '').toLowerCase(),
      bytes: resource.data,
      ...(resource.charset !== undefined && { charset: resource.charset }),
    });
  }
}

/** By the place of the resource within the list. */
function resourcesOf(entries: ReturnType<typeof readPropertyList>): ReadonlyMap<string, StoredResource> {
  const resources = new Map<string, StoredResource>();
  for (const { path, value } of entries) {
    const part = parts[path.at(-1) ?? ''];
    if (part === undefined) continue;
    const place = path.slice(0, -1).join('/');
    const resource = resources.get(place) ?? {};
    resources.set(place, Object.assign(resource, fieldOf(part, value)));
  }
  return resources;
}

function fieldOf(part: keyof StoredResource, value: PropertyValue): StoredResource {
  if (part === 'data') return value instanceof Uint8Array ? { data: value } : {};
  return typeof value === 'string' ? { [part]: value } : {};
}
