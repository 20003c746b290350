import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { ContentSourceHost } from '../../plugin/hosts.ts';
import { explain } from './explain.ts';
import { abbreviateHome } from './home.ts';
import type { FilesOptions } from './options.ts';
import { canonicalScope, pathOf } from './place.ts';
import { createSelection } from './selection.ts';
import { examineStart } from './start.ts';

/** Makes it a root, unless that would not get it listed either. A path that is not text cannot be written down in the options. */
export async function adopt(host: ContentSourceHost<FilesOptions>, url: string): Promise<ConfigurationTree | undefined> {
  const scope = canonicalScope(url);
  const verdict = await explain(host, url);
  if (scope === undefined || verdict?.listed === true) return undefined;
  const finding = examineStart(createSelection(host), scope);
  const path = pathOf(scope);
  if (typeof path !== 'string' || (finding?.type !== 'folder' && finding?.type !== 'file')) return undefined;
  return { roots: [abbreviateHome(path)] };
}
