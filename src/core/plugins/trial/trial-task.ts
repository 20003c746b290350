import type { ExtensionPoint } from '../../../plugin/extension-points.ts';
import type { TrialReport } from '../../../plugin/plugins.ts';

/** One suite of a trial, for the process that runs it: its argument, as JSON. */
export interface TrialTask {
  /** Name of the plugin. */
  readonly plugin: string;
  /** URL of its module. */
  readonly module: string;
  /** Folder of its package, or path of its file: what a person installs. */
  readonly path: string;
  /** URL of the module that says what only the author knows. */
  readonly scenarios?: string;
  readonly samples: readonly string[];
  readonly suite: TrialReport['suite'];
  /** Absent where all of the plugin is tried. */
  readonly extension?: { readonly point: ExtensionPoint; readonly key: string };
  /** Names of the plugins that there are. */
  readonly others: readonly string[];
}

/** What that process tells, as a line of JSON on the descriptor {@link trialDescriptor}. */
export type TrialLine =
  /** The cases that follow, in this order. */
  | { readonly type: 'plan'; readonly names: readonly string[] }
  | { readonly type: 'begin'; readonly name: string }
  | { readonly type: 'passed' }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'not run'; readonly name: string; readonly reason: string }
  | { readonly type: 'remark'; readonly text: string }
  /** There is no trial: the scenarios are not what they should be. */
  | { readonly type: 'mistaken'; readonly message: string }
  | { readonly type: 'end' };

/** Not standard output, which the plugin may print to. */
export const trialDescriptor = 3;
