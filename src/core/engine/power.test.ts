import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isOnBattery } from './power.ts';

/** A folder like that of Linux, with these supplies. */
function supplies(...all: readonly Readonly<Record<string, string>>[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'paise2-power-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [index, facts] of all.entries()) {
    mkdirSync(join(folder, `${index}`));
    for (const [name, value] of Object.entries(facts)) writeFileSync(join(folder, `${index}`, name), `${value}\n`);
  }
  return folder;
}

test('a laptop without its plug is on battery', () => {
  expect(isOnBattery(supplies({ type: 'Mains', online: '0' }, { type: 'Battery', status: 'Discharging' }))).toBe(true);
  expect(isOnBattery(supplies({ type: 'Mains', online: '1' }, { type: 'Battery', status: 'Discharging' }))).toBe(false);
  expect(isOnBattery(supplies({ type: 'Battery', status: 'Full' }))).toBe(false);
});

test('a machine without a battery, or that does not tell, is not said to be on one', () => {
  expect(isOnBattery(supplies({ type: 'Mains', online: '0' }))).toBeUndefined();
  expect(isOnBattery(supplies({ type: 'Battery', status: 'Discharging', scope: 'Device' }))).toBeUndefined();
  expect(isOnBattery('/does/not/exist')).toBeUndefined();
});
