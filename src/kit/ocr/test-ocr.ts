import { findPackageJSON } from 'node:module';

/** Why OCR cannot be tested here, where it cannot. */
export const noOcr = ['tesseract.js-core', '@tesseract.js-data/eng'].every(isInstalled)
  ? undefined
  : 'the optional packages tesseract.js-core and @tesseract.js-data/eng are not installed';

function isInstalled(name: string): boolean {
  try {
    return findPackageJSON(name, import.meta.url) !== undefined;
  } catch {
    return false;
  }
}
