import { accessSync, constants, statfsSync, statSync } from 'node:fs';
import type { Checkup } from '../../plugin/paise.ts';
import { isPaiseError } from '../../plugin/errors.ts';
import { createSingletons } from '../startup.ts';
import type { WithPlugins } from '../system.ts';

/** Checks of the installation, each with a remedy where it fails: `paise2 doctor`. */
export async function doctor(system: WithPlugins): Promise<readonly Checkup[]> {
  await system.registry.load();
  return [
    nodeVersion(),
    ...dataDirectory(system.request.dataDirectory),
    diskSpace(system.request.dataDirectory),
    ...plugins(system),
    await index(system),
    isolation(),
  ];
}

function nodeVersion(): Checkup {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const message = `Node ${process.versions.node}`;
  const fits = major > 22 || (major === 22 && minor >= 18);
  return fits
    ? { name: 'node', state: 'good', message }
    : { name: 'node', state: 'bad', message, hint: 'paise2 needs Node 22.18 or later.' };
}

function dataDirectory(directory: string): readonly Checkup[] {
  const name = 'data directory';
  try {
    const { mode, uid } = statSync(directory);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    if ((mode & 0o077) === 0 || process.platform === 'win32') return [{ name, state: 'good', message: directory }];
    const message = `${directory} is open to others (mode ${(mode & 0o777).toString(8)}, owner ${uid})`;
    return [{ name, state: 'warning', message, hint: `The index holds the text of your files. Run: chmod 700 '${directory}'` }];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return [{ name, state: 'good', message: `${directory} will be made by the first \`paise2 index\`` }];
    return [
      { name, state: 'bad', message: `${directory}: ${(error as Error).message}`, hint: 'Mend its permissions, or set PAISE2_DATA_DIR.' },
    ];
  }
}

const littleSpace = 1024 ** 3;

function diskSpace(directory: string): Checkup {
  const name = 'disk space';
  try {
    const { bavail, bsize } = statfsSync(existing(directory));
    const free = bavail * bsize;
    const message = `${(free / 1024 ** 3).toFixed(1)} GiB free`;
    return free > littleSpace
      ? { name, state: 'good', message }
      : { name, state: 'warning', message, hint: 'Indexing stops when the disk is full; free some space.' };
  } catch (error) {
    return { name, state: 'warning', message: `unknown: ${(error as Error).message}` };
  }
}

function existing(directory: string): string {
  for (let place = directory; ; place = place.slice(0, Math.max(1, place.lastIndexOf('/')))) {
    if (statSync(place, { throwIfNoEntry: false }) || place === '/' || !place.includes('/')) return place;
  }
}

function plugins(system: WithPlugins): readonly Checkup[] {
  const infos = system.registry.infos();
  const aside = infos.filter(({ state }) => state === 'set aside');
  const enabled = infos.filter(({ state }) => state === 'enabled').length;
  if (aside.length === 0) return [{ name: 'plugins', state: 'good', message: `${enabled} enabled, ${infos.length - enabled} disabled` }];
  return aside.map(({ name, problem }) => ({
    name: `plugin ${name}`,
    state: 'bad',
    message: problem ?? 'set aside',
    hint: 'Update or disable it (paise2.disabledPlugins).',
  }));
}

async function index(system: WithPlugins): Promise<Checkup> {
  const name = 'index';
  try {
    const opened = await createSingletons(system, 'read');
    try {
      const { items, byStatus } = await opened.storage.summary();
      const message = `${items} items, ${byStatus.failed} failed`;
      return {
        name,
        state: 'good',
        message,
        ...(byStatus.failed > 0 && { hint: 'See `paise2 jobs list` and `paise2 status` for the reasons.' }),
      };
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (isPaiseError(error, 'INDEX_MISSING')) return { name, state: 'good', message: 'nothing indexed yet', hint: 'Run `paise2 index`.' };
    const hint = isPaiseError(error) ? error.hint : undefined;
    return { name, state: 'bad', message: (error as Error).message, ...(hint !== undefined && { hint }) };
  }
}

function isolation(): Checkup {
  const name = 'isolation';
  if (process.allowedNodeEnvironmentFlags.has('--permission'))
    return { name, state: 'good', message: 'workers are processes that may read files, and neither write nor start anything' };
  return {
    name,
    state: 'warning',
    message: 'workers are processes without further limits',
    hint: 'A newer Node has permission flags, which paise2 then uses.',
  };
}
