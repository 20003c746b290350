// `npx paise2` in a checkout finds a command in node_modules/.bin; npm links those of dependencies only, so the checkout's own is linked here.
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const bin = fileURLToPath(new URL('../node_modules/.bin/', import.meta.url));

if (existsSync(bin) && existsSync(main)) {
  chmodSync(main, 0o755);
  mkdirSync(bin, { recursive: true });
  rmSync(`${bin}paise2`, { force: true });
  if (process.platform === 'win32') writeFileSync(`${bin}paise2.cmd`, `@node "${main}" %*\r\n`);
  else symlinkSync('../../dist/cli/main.js', `${bin}paise2`);
}
