/** What starts the engine when the user logs in and again when it fails: a part of the operating system. */
export interface Supervisor {
  readonly name: string;
  /** The file by which it knows the engine. */
  readonly file: string;
  /** Installs or replaces, and starts. */
  install(program: EngineProgram): Promise<void>;
  /** Stops, and removes all that `install` made. */
  uninstall(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  state(): Promise<SupervisedState>;
}

export interface SupervisedState {
  readonly installed: boolean;
  readonly running: boolean;
  readonly pid?: number;
  /** In its own words, or why it cannot be asked. */
  readonly detail?: string;
}

/** How the engine is started. */
export interface EngineProgram {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** The supervisor of this machine; `undefined` where there is none that paise2 knows. */
export async function supervisorOf(platform: NodeJS.Platform = process.platform): Promise<Supervisor | undefined> {
  if (platform === 'linux') return (await import('./systemd.ts')).systemd();
  if (platform === 'darwin') return (await import('./launchd.ts')).launchd();
  return undefined;
}
