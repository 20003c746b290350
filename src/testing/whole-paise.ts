import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RunningPaise } from '../core/paise.ts';
import { ownProgram } from '../core/own-program.ts';
import type { ConfigurationTree } from '../plugin/configuration-provider.ts';
import type { LogRecord } from '../plugin/engine-status.ts';
import type { IndexReport } from '../plugin/paise.ts';
import type { SearchRequest, SearchResult } from '../plugin/search.ts';
import { startEngineProcess, type EngineProcess } from './engine-process.ts';
import { agreeTo, placePlugins } from './place-plugins.ts';

/** @since 0.1 */
export interface TestPaiseRequest {
  /**
   * Files of plugins, and folders of packages that were built. Each runs as it would when a person had put or added it there: in processes of
   * its own, confined to its permissions.
   */
  readonly plugins?: readonly (string | URL)[];
  /** Name (with `/` for folders) → content. They are what is indexed. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /**
   * The configuration, as in the file of a person, beside `files.roots`. The page is not served unless it says so: `{ paise2: { http: { port: 0 } } }`.
   */
  readonly config?: ConfigurationTree;
}

/**
 * A whole paise2 in a temporary folder: an engine in a process of its own, that watches, with the usual storage on disk.
 * @since 0.1
 */
export interface TestPaise extends AsyncDisposable {
  /** The folder that is indexed. */
  readonly folder: string;
  /** The facade over this installation, for whatever has no shortcut here. */
  readonly paise: RunningPaise;
  /** What the engine logged, oldest first; each record appears within a second or so. */
  readonly events: readonly LogRecord[];
  /** Creates or replaces files. They are noticed within a second, or by {@link idle}. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  remove(...names: readonly string[]): void;
  /** Has everything looked at, and resolves when nothing is left to do, with what that came to. */
  idle(): Promise<IndexReport>;
  search(query: string | SearchRequest): Promise<SearchResult>;
  /** Ends the engine as a power cut would. */
  kill(): Promise<void>;
  /** Starts an engine again, after {@link kill} or in place of the one that runs. */
  restart(): Promise<void>;
  /** Ends all, and removes the folder. */
  close(): Promise<void>;
}

/**
 * Starts one. Close it when done: `await using system = await testPaise({ … })`.
 * @since 0.1
 */
export async function testPaise({ plugins = [], files = {}, config = {} }: TestPaiseRequest = {}): Promise<TestPaise> {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'paise2-test-')));
  const [folder, configDirectory, dataDirectory] = ['files', 'config', 'data'].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(folder);
  mkdirSync(configDirectory);
  writeFileSync(join(configDirectory, 'config.yaml'), JSON.stringify(withRoot(config, folder)));
  const packages = placePlugins(plugins, { configDirectory, dataDirectory });
  const write: TestPaise['write'] = (written) => {
    for (const [name, content] of Object.entries(written)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
  };
  write(files);
  const { openPaise } = (await import(ownProgram('index').href)) as MainDoor;
  const open = (): RunningPaise => openPaise({ configDirectory, dataDirectory, access: 'write' });
  const engines: EngineProcess[] = [];
  const events: LogRecord[] = [];
  let paise = open();

  async function start(): Promise<void> {
    engines.push(await startEngineProcess({ configDirectory, dataDirectory }, (record) => events.push(record)));
  }

  async function stop(end: (engine: EngineProcess) => Promise<void>): Promise<void> {
    await paise.close();
    for (const engine of engines.splice(0)) await end(engine);
    paise = open();
  }

  const close = async (): Promise<void> => {
    await stop((engine) => engine.stop());
    await paise.close();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await agreeTo(packages, paise.plugins);
    await start();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    folder,
    get paise() {
      return paise;
    },
    events,
    write,
    remove: (...names) => names.forEach((name) => rmSync(join(folder, name), { recursive: true, force: true })),
    idle: () => paise.index({}),
    search: (query) => paise.search(typeof query === 'string' ? { query } : query),
    kill: () => stop((engine) => engine.kill()),
    async restart() {
      await stop((engine) => engine.stop());
      await start();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The door `paise2`, as far as it is used here. */
interface MainDoor {
  openPaise(request: { readonly configDirectory: string; readonly dataDirectory: string; readonly access: 'write' }): RunningPaise;
}

function withRoot(config: ConfigurationTree, folder: string): ConfigurationTree {
  const files = (config['files'] ?? {}) as ConfigurationTree;
  const paise2 = (config['paise2'] ?? {}) as ConfigurationTree;
  return { ...config, paise2: { http: { enabled: false }, ...paise2 }, files: { roots: [folder], ...files } };
}
