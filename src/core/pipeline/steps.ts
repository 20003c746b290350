import { channel } from 'node:diagnostics_channel';
import type { TraceStep } from '../../plugin/plugins.ts';

type WithoutTime<Timed> = Timed extends unknown ? Omit<Timed, 'atMs'> : never;

/** A step of the way of a content, as it is published. */
export type Step = WithoutTime<TraceStep>;

/** What is done with content is published here, in the process that does it: for `paise2 plugins trace`, and for whoever measures. */
export const steps = channel('paise2:step');

/** Costs nothing while nobody listens. */
export function publishStep(step: () => Step): void {
  if (steps.hasSubscribers) steps.publish(step());
}
