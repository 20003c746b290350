import type { ExtensionPoint } from '../../../plugin/extension-points.ts';

/** A plugin to begin with, of one kind. It works as it is. All is made with the name of the plugin. */
export interface Template {
  readonly point: ExtensionPoint;
  /** What it does, one sentence in Markdown. */
  readonly about: (name: string) => string;
  readonly code: (name: string) => string;
  /** Its tests, for the runner that comes with Node. */
  readonly test: (name: string) => string;
}
