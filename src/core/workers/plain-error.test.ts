import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPaiseError, PaiseError } from '../../plugin/errors.ts';
import { authorOutcome, RejectContent, RetryLater, SkipContent } from '../../plugin/outcomes.ts';
import { isPlainError, plainError, revivedError } from './plain-error.ts';

const there = (error: unknown): Error => revivedError(structuredClone(plainError(error)));

test('errors arrive with what they say', () => {
  const details = { plugin: 'p', extension: 'p/e', where: 'file:1:2', hint: 'Do it.' };
  expect(there(new PaiseError('CONTENT_CHANGED', 'it changed', details))).toMatchObject({
    message: 'it changed',
    code: 'CONTENT_CHANGED',
    ...details,
  });
  expect(isPaiseError(there(new PaiseError('NOT_PERMITTED', 'no')), 'NOT_PERMITTED')).toBe(true);
  expect(there(Object.assign(new Error('full'), { code: 'ENOSPC' }))).toMatchObject({ message: 'full', code: 'ENOSPC' });
  expect(there('only text').message).toBe('only text');
  expect(there(undefined).message).toBe('');
  expect(there({ status: 404 }).message).toBe('{ status: 404 }');
});

test('the ways in which an author ends a job arrive', () => {
  const arrived = [new SkipContent('s', 'encrypted'), new RetryLater('r', 5000), new RejectContent('j', 'corrupt')].map(there);
  expect(arrived.map(authorOutcome)).toEqual(['skip', 'retry', 'reject']);
  expect(arrived).toMatchObject([
    { message: 's', code: 'encrypted' },
    { message: 'r', delayMs: 5000 },
    { message: 'j', code: 'corrupt' },
  ]);
});

test('what an author made of them does no harm', () => {
  expect(there(new RetryLater('r', Number.POSITIVE_INFINITY))).toMatchObject({ delayMs: 60_000 });
  expect(there(new RetryLater('r', Number.NaN))).toMatchObject({ delayMs: 60_000 });
  expect(there(new RetryLater('r', -1))).toMatchObject({ delayMs: 0 });
  expect(there(new SkipContent('s', 'x'.repeat(5000)))).toMatchObject({ code: 'x'.repeat(200) });
  expect(there(new SkipContent('s', 5 as never))).toMatchObject({ code: '5' });
  const strange = new PaiseError('NO_SUCH_CODE' as never, 'from another version');
  expect(isPaiseError(there(strange))).toBe(false);
  expect(there(new PaiseError('USAGE', 'm', { hint: 5 as never })).message).toBe('m');
});

test('whatever is thrown can be told', () => {
  const anything = fc.anything();
  const thrown = fc.oneof(
    fc.anything(),
    fc
      .tuple(fc.string({ maxLength: 50_000 }), anything, anything)
      .map(([message, code, stack]) => Object.assign(new Error(message), { code, stack })),
    fc.tuple(fc.string(), anything).map(([message, code]) => new RejectContent(message, code as never)),
    fc.tuple(fc.string(), anything).map(([message, delay]) => new RetryLater(message, delay as never)),
    fc.tuple(fc.string(), anything, anything).map(([message, hint, where]) => new PaiseError('USAGE', message, { hint, where } as never)),
  );
  fc.assert(
    fc.property(thrown, (error) => {
      const plain = plainError(error);
      expect(isPlainError(plain)).toBe(true);
      expect(revivedError(structuredClone(plain))).toBeInstanceOf(Error);
    }),
  );
});

test('what another process says of an error is looked at', () => {
  for (const odd of [
    {},
    { message: 5 },
    { message: 'm', hint: {} },
    { message: 'm', plugin: 5 },
    { message: 'm', code: 'NONE' },
    { message: 'm', outcome: { type: 'retry', delayMs: Number.POSITIVE_INFINITY } },
  ])
    expect(isPlainError(odd)).toBe(false);
});
