import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Linux: https://www.kernel.org/doc/Documentation/ABI/testing/sysfs-class-power */
const supplies = '/sys/class/power_supply';

/** Whether the machine runs on its battery; `undefined` where the system does not tell, or has none. */
export function isOnBattery(folder = supplies): boolean | undefined {
  try {
    const all = readdirSync(folder).map((name) => ({
      type: fact(folder, name, 'type'),
      online: fact(folder, name, 'online'),
      status: fact(folder, name, 'status'),
      scope: fact(folder, name, 'scope'),
    }));
    // A mouse has a battery too.
    const batteries = all.filter(({ type, scope }) => type === 'Battery' && scope !== 'Device');
    if (batteries.length === 0) return undefined;
    if (all.some(({ type, online }) => type === 'Mains' && online === '1')) return false;
    return batteries.some(({ status }) => status === 'Discharging');
  } catch {
    return undefined;
  }
}

function fact(folder: string, supply: string, name: string): string | undefined {
  try {
    return readFileSync(join(folder, supply, name), 'utf8').trim();
  } catch {
    return undefined;
  }
}
