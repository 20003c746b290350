import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ownVariables } from './engine-program.ts';
import { stateOf, systemd } from './systemd.ts';

/** A `systemctl` of our own, so that no test touches the units of whoever runs it. Writes down what it is asked. */
function standIn(script: string): { readonly asked: () => readonly string[]; readonly configHome: string } {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-systemd-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  onTestFinished(() => void vi.unstubAllEnvs());
  const record = join(directory, 'asked');
  writeFileSync(join(directory, 'systemctl'), `#!/bin/sh\necho "$@" >> '${record}'\n${script}\n`);
  chmodSync(join(directory, 'systemctl'), 0o755);
  vi.stubEnv('PATH', `${directory}${delimiter}${process.env['PATH'] ?? ''}`);
  vi.stubEnv('XDG_CONFIG_HOME', directory);
  return { asked: () => (existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n') : []), configHome: directory };
}

const program = { command: ['/usr/bin/node', '/opt/paise2/main.js', 'up'], environment: {} };

test.runIf(process.platform === 'linux')('installs, tells its state, and removes all it made', async () => {
  const { asked, configHome } = standIn('echo ActiveState=active; echo SubState=running; echo MainPID=7; echo Result=success');
  const supervisor = systemd();
  expect(await supervisor.state()).toEqual({ installed: false, running: false });
  await supervisor.install(program);
  expect(supervisor.file).toBe(join(configHome, 'systemd/user/paise2.service'));
  expect(readFileSync(supervisor.file, 'utf8')).toContain('ExecStart="/usr/bin/node" "/opt/paise2/main.js" "up"');
  expect(asked()).toEqual([
    '--user show --property=Version',
    '--user daemon-reload',
    '--user enable paise2.service',
    '--user restart paise2.service',
  ]);
  expect(await supervisor.state()).toEqual({ installed: true, running: true, pid: 7, detail: 'active (running)' });
  await supervisor.uninstall();
  expect(existsSync(supervisor.file)).toBe(false);
  expect(asked().slice(-2)).toEqual(['--user disable --now paise2.service', '--user daemon-reload']);
});

test.runIf(process.platform === 'linux')('without a session nothing is installed, and the way out is told', async () => {
  standIn('echo "Failed to connect to bus: No medium found" >&2; exit 1');
  const supervisor = systemd();
  await expect(supervisor.install(program)).rejects.toMatchObject({
    code: 'NOT_SUPPORTED',
    message: expect.stringContaining('No medium found') as string,
    hint: expect.stringContaining('paise2 up') as string,
  });
  expect(existsSync(supervisor.file)).toBe(false);
});

test('a failed unit is told with its exit code', () => {
  expect(stateOf('ActiveState=activating\nSubState=auto-restart\nMainPID=0\nResult=exit-code\nExecMainStatus=1\n')).toEqual({
    installed: true,
    running: false,
    detail: 'activating (auto-restart), ended with exit-code (exit code 1)',
  });
});

test('the variables of paise2 go along, as absolute paths', () => {
  expect(
    ownVariables({ PATH: '/bin', PAISE2_DATA_DIR: 'data', PAISE2_X: '1', XDG_DATA_HOME: '/d', XDG_CONFIG_HOME: '', HOME: '/h' }),
  ).toEqual({
    PAISE2_DATA_DIR: resolve('data'),
    PAISE2_X: '1',
    XDG_DATA_HOME: '/d',
  });
});
