import { registerHooks } from 'node:module';
import { ownProgram } from '../own-program.ts';

/** What a plugin may import of paise2 → program of ours that it is. */
const doors: Readonly<Record<string, string>> = { paise2: 'index', 'paise2/plugin': 'plugin/index', 'paise2/testing': 'testing/index' };

let open = false;

/** From now on `paise2/…` is this very copy for whatever is imported, from wherever. */
export function openOwnDoors(): void {
  if (open) return;
  open = true;
  registerHooks({
    resolve(specifier, importer, next) {
      const door = Object.hasOwn(doors, specifier) ? doors[specifier] : undefined;
      return door === undefined ? next(specifier, importer) : { url: ownProgram(door).href, shortCircuit: true };
    },
  });
}
