import type { ConfigurationTree } from '../../../plugin/configuration-provider.ts';
import type { TestPaiseRequest } from '../../whole-paise.ts';

/** A whole paise2, and what must be in its index when it has done its work. */
export interface Stage extends TestPaiseRequest {
  readonly config: ConfigurationTree;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** URLs, and names of files. */
  readonly finds: readonly string[];
  /** Whether nothing else is there, but parts of these. */
  readonly isAll?: boolean;
  /** Id of the extractor that must have read all of it. Absent: how it was read is not looked at, only whether it was. */
  readonly extractor?: string;
  /** Whether it is enough that it is known. */
  readonly listedOnly?: boolean;
  readonly close?: () => void | Promise<void>;
}

/** A fresh one, with a directory of its own. */
export type StageAt = (directory: string) => Stage | Promise<Stage>;
