import { definePlugin } from '../../plugin/define-plugin.ts';
import { directory } from './directory.ts';
import { file } from './fetcher.ts';

export default definePlugin({
  name: 'files',
  description: 'Files and folders of this machine',
  options: () => import('./options.ts').then((module) => module.options),
  contentSources: { directory },
  contentFetchers: { file },
});
