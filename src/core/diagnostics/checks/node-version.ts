import type { Checkup } from '../../../plugin/paise.ts';

export function nodeVersion(version = process.versions.node): Checkup {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const message = `Node ${version}`;
  const fits = major > 22 || (major === 22 && minor >= 18);
  return fits
    ? { name: 'node', state: 'good', message }
    : { name: 'node', state: 'bad', message, hint: 'paise2 needs Node 22.18 or later.' };
}
