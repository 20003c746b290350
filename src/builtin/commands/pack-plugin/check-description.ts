import { contractVersion } from '../../../plugin/contract-version.ts';
import { fault, faultIf, type Fault } from './fault.ts';
import type { PackageDescription } from './package-description.ts';

/** What is wrong with `package.json` as far as it can be told from itself. */
export function checkDescription(description: PackageDescription): readonly Fault[] {
  return [...checkNaming(description), ...checkFields(description), ...checkEntry(description), ...checkScripts(description)];
}

function checkNaming({ text }: PackageDescription): readonly Fault[] {
  return [
    ...faultIf(
      !/^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(text('name')),
      `"${text('name')}" is no name of a package.`,
      'Set "name", for example "paise2-plugin-my-notes".',
    ),
    ...faultIf(
      !/^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(text('version')),
      `"${text('version')}" is no version.`,
      'Set "version", for example "1.0.0".',
    ),
    ...faultIf(
      ['', 'UNLICENSED'].includes(text('license')),
      'It has no licence, so nobody may use it.',
      'Set "license", for example "MIT", and add a file LICENSE.',
    ),
  ];
}

function checkFields({ fields, text }: PackageDescription): readonly Fault[] {
  return [
    ...faultIf(fields['private'] === true, 'It is private, which npm does not publish.', 'Remove "private".'),
    ...faultIf(text('type') !== 'module', 'Its files are not modules.', 'Set "type" to "module".'),
    ...faultIf(fields['exports'] === undefined, 'It exports nothing.', 'Set "exports", for example { ".": "./dist/index.js" }.'),
    ...faultIf(
      !Array.isArray(fields['files']) || fields['files'].length === 0,
      'It does not say which files belong to it, so all of them would be published.',
      'Set "files", for example ["dist"].',
    ),
  ];
}

function checkEntry({ map }: PackageDescription): readonly Fault[] {
  const { plugin, contract } = map('paise2');
  const contractRemedy = `Set "paise2": { "contract": ${contractVersion} }, once it works with this version of paise2.`;
  return [
    ...checkPluginField(plugin),
    ...(typeof contract === 'number' && Number.isInteger(contract)
      ? faultIf(
          contract < 1 || contract > contractVersion,
          `This paise2 does not know version ${contract} of the contract.`,
          contractRemedy,
        )
      : fault('It does not say for which version of the contract it was made.', contractRemedy)),
  ];
}

function checkPluginField(plugin: unknown): readonly Fault[] {
  const remedy = 'Set "paise2": { "plugin": "./dist/index.js" }: the file whose default export is the plugin.';
  if (typeof plugin !== 'string') return fault('It does not say which of its files is the plugin.', remedy);
  // Node strips no types within `node_modules`.
  return faultIf(!/\.m?js$/.test(plugin), `${plugin} is not JavaScript, and what is installed is not compiled.`, `Build it. ${remedy}`);
}

/** npm runs these when a package is installed. `paise2 plugins add` does not, so what they do would be missing. */
const installScripts = ['preinstall', 'install', 'postinstall'];

function checkScripts({ map }: PackageDescription): readonly Fault[] {
  return installScripts
    .filter((name) => map('scripts')[name] !== undefined)
    .flatMap((name) =>
      fault(
        `It has a script "${name}", which is not run when a plugin is added.`,
        'Remove it; do what it does before the package is packed.',
      ),
    );
}
