import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ownProgram, packageJson } from '../core/own-program.ts';
import { readLog } from '../core/diagnostics/read-log.ts';
import { connectEngine } from '../core/socket/connect-engine.ts';
import type { LogRecord } from '../plugin/engine-status.ts';

/** An engine that stays, in a process of its own. */
export interface EngineProcess {
  /** Asks it to end, and resolves when it has. */
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** On a machine that does much else. */
const startMs = 60_000;
const lookMs = 20;

const version = (JSON.parse(readFileSync(packageJson, 'utf8')) as { readonly version: string }).version;

/** Resolves when the engine can be reached. */
export async function startEngineProcess(
  places: { readonly configDirectory: string; readonly dataDirectory: string },
  onRecord: (record: LogRecord) => void,
): Promise<EngineProcess> {
  const { configDirectory, dataDirectory } = places;
  const child = spawn(process.execPath, [fileURLToPath(ownProgram('cli/main')), 'up'], {
    env: { ...process.env, PAISE2_CONFIG_DIR: configDirectory, PAISE2_DATA_DIR: dataDirectory },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  let ended = false;
  const end = new Promise<void>((resolve) => {
    child.on('close', () => {
      ended = true;
      resolve();
    });
  });
  const following = new AbortController();
  const followed = followLog(dataDirectory, onRecord, following.signal);
  const finish = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await end;
    following.abort();
    await followed;
  };
  const deadline = performance.now() + startMs;
  while (!(await isThere(dataDirectory))) {
    if (ended || performance.now() > deadline) {
      await finish('SIGKILL');
      throw new Error(`The engine did not start: ${said.trim()}`);
    }
    await sleep(lookMs);
  }
  return { stop: () => finish('SIGTERM'), kill: () => finish('SIGKILL') };
}

async function isThere(dataDirectory: string): Promise<boolean> {
  const engine = await connectEngine(dataDirectory, version);
  engine?.close();
  return engine !== undefined;
}

async function followLog(dataDirectory: string, onRecord: (record: LogRecord) => void, signal: AbortSignal): Promise<void> {
  const since = Date.now();
  for await (const page of readLog(dataDirectory, { follow: true, signal }))
    for (const record of page) if (record.at >= since) onRecord(record);
}
