import { constants } from 'node:fs';
import { access, open, realpath } from 'node:fs/promises';
import { basename, extname } from 'node:path';

/**
 * Why a file is not opened through its desktop: because that would run it, or something that it names. `undefined` for everything else. A
 * search finds what others sent, and a click on a document must not start a program.
 */
export async function reasonNotToOpen(path: string): Promise<string | undefined> {
  const target = await realpath(path).catch(() => path);
  const named = [path, target].map(extensionOf).find(isRun);
  if (named !== undefined) return `${basename(path)} is not opened: files of type .${named} are run, or run something.`;
  const kind = await programIn(target);
  return kind && `${basename(path)} is not opened: it is ${kind}.`;
}

/** Windows leaves out dots and spaces at the end of a name. */
const extensionOf = (path: string): string =>
  extname(path.replace(/[. ]+$/, ''))
    .slice(1)
    .toLowerCase();

const words = (text: string): readonly string[] => text.split(/\s+/);

/** Programs, packages that install some, and links that name what is run. */
const runEverywhere = new Set(
  words(
    `exe com bat cmd scr pif cpl msi msp mst msix appx hta jar jnlp lnk url scf reg inf msc chm desktop kdelnk appimage run deb rpm snap
    flatpak flatpakref app command tool terminal workflow action scpt pkg mpkg inetloc fileloc webloc application appref-ms library-ms
    search-ms settingcontent-ms xll wsc wsf wsh vbe vbs jse`,
  ),
);
/** What elsewhere opens in an editor, and runs on Windows. */
const runOnWindows = new Set(words('js py pyw ps1 pl rb'));

const isRun = (extension: string): boolean => runEverywhere.has(extension) || (process.platform === 'win32' && runOnWindows.has(extension));

/** Scripts that a file manager may run without a first line that says so. */
const scripts = new Set(words('sh bash zsh fish ksh csh py pl rb tcl php lua'));

/** What kind of program a file holds, as its first bytes say. Scripts are only run where they may be. */
async function programIn(path: string): Promise<string | undefined> {
  const start = await firstBytes(path);
  if (!start) return undefined;
  if (binaries.some((magic) => start.startsWith(magic))) return 'a program';
  if (!start.startsWith('2321') && !scripts.has(extensionOf(path))) return undefined;
  const mayRun = await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
  return mayRun ? 'a script that may be run' : undefined;
}

/** ELF, Mach-O in its orders and as a bundle of several, and those of DOS and Windows. */
const binaries = ['7f454c46', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', '4d5a'];

/** As hexadecimal digits. Waits for nothing: a pipe has no bytes. */
async function firstBytes(path: string): Promise<string | undefined> {
  try {
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!(await file.stat()).isFile()) return undefined;
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead).toString('hex');
  } catch {
    return undefined;
  }
}
