import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Place } from './place.ts';

/** Makes the folder of a package from its files, `package.json` among them, and packs it. */
export function makePackage(place: Place, description: Readonly<Record<string, unknown>>, files: Readonly<Record<string, string>>) {
  const root = dirname(place.files);
  const folder = mkdtempSync(join(root, 'package-'));
  const all = { 'package.json': JSON.stringify({ type: 'module', ...description }), ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const tarballs = join(root, 'tarballs');
  mkdirSync(tarballs, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', tarballs], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { folder, tarball: join(tarballs, packed.trim()) };
}

export interface Registry {
  /** For the environment of npm. */
  readonly environment: Readonly<Record<string, string>>;
  /** Requests that were made for something that is not there. */
  readonly missed: readonly string[];
  publish(tarball: string): void;
}

/** As much of a registry of npm as an installation asks for, on this machine. */
export async function startRegistry(): Promise<Registry> {
  const tarballs = new Map<string, Buffer>();
  const packages = new Map<string, Record<string, unknown>>();
  const missed: string[] = [];
  const server: Server = createServer((request, response) => {
    const [, name = '', file] = (request.url ?? '').split('/').map(decodeURIComponent);
    const found = file === undefined ? packages.get(name) : tarballs.get(file);
    if (!found) missed.push(request.url ?? '');
    response.writeHead(found ? 200 : 404);
    response.end(Buffer.isBuffer(found) ? found : JSON.stringify(found ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cache = mkdtempSync(join(tmpdir(), 'paise2-npm-'));
  onTestFinished(() => {
    server.close();
    rmSync(cache, { recursive: true, force: true });
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: { npm_config_registry: address, npm_config_cache: cache },
    missed,
    publish(tarball) {
      const file = basename(tarball);
      const bytes = readFileSync(tarball);
      const description = JSON.parse(execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' })) as {
        name: string;
        version: string;
      };
      const { name, version } = description;
      const dist = { tarball: `${address}/${name}/${file}`, integrity: `sha512-${hash('sha512', bytes, 'base64')}` };
      const known = packages.get(name)?.['versions'] as object | undefined;
      packages.set(name, { name, 'dist-tags': { latest: version }, versions: { ...known, [version]: { ...description, dist } } });
      tarballs.set(file, bytes);
    },
  };
}
