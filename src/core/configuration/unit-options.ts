import { z } from 'zod';
import { missingUnit, parseDuration, parseSize } from './units.ts';
import type { Quantity } from './units.ts';

/** An option that is written as `60s` and read as milliseconds. Give its default with `.prefault('60s')`. */
export const duration = () => quantity('duration', parseDuration);

/** An option that is written as `64MB` and read as bytes. Give its default with `.prefault('64MB')`. */
export const size = () => quantity('size', parseSize);

function quantity(kind: 'duration' | 'size', parse: (text: string) => Quantity) {
  const error = ({ input }: { input?: unknown }) => (typeof input === 'number' ? missingUnit(input, kind) : undefined);
  return z.string({ error }).transform((text, context) => {
    const parsed = parse(text);
    if ('value' in parsed && parsed.value > 0) return parsed.value;
    context.addIssue({ code: 'custom', message: 'problem' in parsed ? parsed.problem : 'this must be more than 0' });
    return z.NEVER;
  });
}
