import { statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { ownProgram } from '../../../core/own-program.ts';
import type { Role } from '../role.ts';

/** Imports the plugin, and tells how many bytes of code were loaded for it. */
const importPlugin: Role<'extractor'> = async (extractor, acknowledge) => {
  // The contract is there before any plugin is.
  await import(ownProgram('plugin/index').href);
  let loaded = 0;
  const hooks = registerHooks({
    load(url, place, next) {
      if (url.startsWith('file:')) loaded += statSync(fileURLToPath(url)).size;
      return next(url, place);
    },
  });
  await extractor.plugin();
  hooks.deregister();
  acknowledge(String(loaded));
};

export default importPlugin;
