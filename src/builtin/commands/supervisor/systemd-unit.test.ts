import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemdUnit } from './systemd-unit.ts';

test('words are quoted, and nothing in them is taken for a specifier, a variable or a line', () => {
  const unit = systemdUnit({
    command: ['/opt/node 24/100%/node', '--max=8', '/home/ann/$HOME/"x" \\y\n/main.js', 'up'],
    environment: { PAISE2_DATA_DIR: '/data/50% "$x"\\' },
  });
  expect(unit).toContain(
    String.raw`
ExecStart="/opt/node 24/100%%/node" "--max=8" "/home/ann/$$HOME/\"x\" \\y\x0a/main.js" "up"
Environment="PAISE2_DATA_DIR=/data/50%% \"$x\"\\"
Restart=on-failure
`,
  );
});

test.runIf(existsSync('/usr/bin/systemd-analyze'))('systemd takes the unit as it is', () => {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-unit-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const program = join(directory, 'my node/100% $HOME');
  mkdirSync(join(directory, 'my node'));
  writeFileSync(program, '#!/bin/sh\n');
  chmodSync(program, 0o755);
  const file = join(directory, 'paise2.service');
  writeFileSync(
    file,
    systemdUnit({ command: [program, '/a "b" \\c\n$HOME/main.js', 'up'], environment: { PAISE2_CONFIG_DIR: '/50% "$x" \\' } }),
  );
  const verified = spawnSync('/usr/bin/systemd-analyze', ['verify', file], { encoding: 'utf8' });
  expect(verified.stderr).toBe('');
  expect(verified.status).toBe(0);
});
