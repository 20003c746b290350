import type { PauseTarget } from '../../src/plugin/job-queue-provider.ts';
import { kindWords } from './kind-words.ts';

export const isWhole = ({ plugin, kind }: PauseTarget): boolean => plugin === undefined && kind === undefined;

/** What a pause holds back. */
export function pauseWords({ plugin, kind }: PauseTarget): string {
  if (kind === undefined) return plugin === undefined ? 'Everything' : `Everything from ${plugin}`;
  return plugin === undefined ? kindWords[kind] : `${kindWords[kind]}, from ${plugin}`;
}
