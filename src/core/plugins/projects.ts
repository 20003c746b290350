import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { PaiseError } from '../../plugin/errors.ts';
import type { PluginInfo, Plugins } from '../../plugin/plugins.ts';
import { filesIn, foundFile, projectFolder, type FoundPlugin } from '../loading/find-plugins.ts';
import { distrustProject, trustProject } from '../loading/trusted-projects.ts';
import type { DescribedPlugin } from './described-plugin.ts';

interface ProjectParts {
  readonly dataDirectory: string;
  describe(found: FoundPlugin): Promise<DescribedPlugin>;
}

/** Plugins that lie in folders of projects. */
export function projects({ dataDirectory, describe }: ProjectParts): Pick<Plugins, 'project' | 'trust' | 'distrust'> {
  return {
    async project(folder) {
      const infos: PluginInfo[] = [];
      for (const file of filesIn(projectFolder(realFolder(folder)))) infos.push((await describe(foundFile(file, 'project'))).info);
      return infos;
    },
    async trust(folder) {
      const real = realFolder(folder);
      const files = filesIn(projectFolder(real));
      if (files.length === 0) throw new PaiseError('PLUGIN_UNKNOWN', `There are no plugins in ${projectFolder(real)}.`);
      trustProject(dataDirectory, real, files);
    },
    async distrust(folder) {
      if (distrustProject(dataDirectory, realFolder(folder)) || distrustProject(dataDirectory, resolve(folder))) return;
      throw new PaiseError('USAGE', `${folder} was not trusted.`, { hint: 'See `paise2 plugins list`.' });
    },
  };
}

/** A folder that is gone can still be distrusted. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}
