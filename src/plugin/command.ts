import type { Paise } from './paise.ts';

/**
 * A command of the `paise2` program. The definition is data: parsing, help, completion and the docs are made from it.
 * @since 0.1
 */
export interface Command<Options = unknown> {
  /** One line without a full stop. */
  readonly summary: string;
  /** More, for `--help`. */
  readonly description?: string;
  readonly arguments?: readonly CommandArgument[];
  readonly options?: readonly CommandOption[];
  /** Whether the command changes data. A command that only reads works beside a running engine. Default `read`. */
  readonly access?: 'read' | 'write';
  readonly subcommands?: Readonly<Record<string, Command<Options>>>;
  /** Resolves with the exit code; nothing means 0. Absent for a command that only groups subcommands. */
  run?(host: CommandHost<Options>, input: CommandInput): Promise<number | void>;
}

/** @since 0.1 */
export interface CommandArgument {
  readonly name: string;
  readonly summary: string;
  readonly required?: boolean;
  /** Takes all that follows. Only the last argument may. */
  readonly variadic?: boolean;
  readonly completes?: 'path' | readonly string[];
}

/** @since 0.1 */
export interface CommandOption {
  /** Long name without dashes: `limit`. */
  readonly name: string;
  readonly short?: string;
  /** Name of its value in help, for example `N`. Absent: the option is a switch. */
  readonly value?: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  readonly repeatable?: boolean;
}

/**
 * The parsed command line.
 * @since 0.1
 */
export interface CommandInput {
  /** By name; variadic arguments are lists. */
  readonly arguments: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** By long name. Switches are true or absent, repeatable options lists. */
  readonly options: Readonly<Record<string, string | true | readonly string[] | undefined>>;
}

/** @since 0.1 */
export interface CommandHost<Options = unknown> {
  readonly paise: Paise;
  /** The plugin's options: validated, defaults filled in. */
  options(): Promise<Options>;
  readonly output: CommandOutput;
  readonly signal: AbortSignal;
  /** The terminal as a screen, drawn on standard output, or on standard error where a program reads the output; absent where there is none. */
  readonly terminal?: Terminal;
}

/**
 * A terminal of which a command uses the whole screen for a while.
 * @since 0.1
 */
export interface Terminal {
  /** Takes the screen and the keys. What was on it is there again after {@link Screen.close}, which also happens when the process ends. */
  open(): Screen;
}

/** @since 0.1 */
export interface Screen {
  /** Cells. May change at any time: then `keys` hands out a `resize`. */
  readonly columns: number;
  readonly rows: number;
  /**
   * Shows these lines from the top, the rest empty: at most `rows`, each cut at `columns` cells. Control characters are shown escaped. With
   * `cursor`, counted from 0, the cursor is seen there.
   */
  draw(lines: readonly (readonly StyledText[])[], cursor?: { readonly row: number; readonly column: number }): void;
  /** What is typed, until the screen is closed. */
  keys(): AsyncIterable<Key>;
  close(): void;
}

/**
 * `name` of a key that has one: `up`, `enter`, `escape`, `tab`, `backspace`, `pageup`, `f1`, or a letter with `ctrl` or `alt`; `text` for what types text.
 * What is pasted has the name `paste` and its text. `resize` is no key: the screen has another size. Ctrl-C and Ctrl-Z do not come here: they
 * interrupt and suspend the program as ever.
 * @since 0.1
 */
export interface Key {
  readonly name?: string;
  readonly text?: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/**
 * Where a command prints. Text may come from content and file names: control characters are shown escaped, never sent to the terminal.
 * @since 0.1
 */
export interface CommandOutput {
  /** Whether `--json` was given: print values only, one JSON value or JSON lines. */
  readonly json: boolean;
  /** Whether a person looks at standard output. */
  readonly interactive: boolean;
  /** Columns of the terminal, 80 where there is none. */
  readonly columns: number;
  /** One line on standard output. */
  line(text?: string | readonly StyledText[]): void;
  /** One JSON value on a line of its own on standard output. */
  value(value: unknown): void;
  /** A message on standard error. */
  note(text: string): void;
  /** Replaces the progress line on standard error; only on a terminal. `undefined` removes it. */
  progress(text: string | undefined): void;
  /** Asks a yes-or-no question. Resolves with false where nobody can answer. */
  confirm(question: string): Promise<boolean>;
}

/** @since 0.1 */
export type TextStyle = 'strong' | 'dim' | 'match' | 'title' | 'good' | 'warning' | 'bad';

/** @since 0.1 */
export interface StyledText {
  readonly text: string;
  readonly style?: TextStyle;
}
