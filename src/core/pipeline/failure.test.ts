import { expect, test } from 'vitest';
import { errorCatalogue, PaiseError, type ErrorCode } from '../../plugin/errors.ts';
import { RejectContent, RetryLater, SkipContent } from '../../plugin/outcomes.ts';
import { endingOf, reasonOf } from './failure.ts';

const atWork = { extension: 'a/b', version: 3 };
const system = (code: string, message = code): Error => Object.assign(new Error(message), { code });
const failureOf = (error: unknown) => {
  const ending = endingOf(error, atWork);
  return ending.type === 'outcome' && ending.outcome.type === 'failed' ? ending.outcome.failure : undefined;
};

test('what authors throw ends the job as they say', () => {
  expect(endingOf(new SkipContent('Empty.', 'empty'), atWork)).toEqual({ type: 'skip', reason: { code: 'empty', text: 'Empty.' } });
  expect(endingOf(new RetryLater('Busy.', 9), atWork)).toMatchObject({ outcome: { type: 'later', delayMs: 9, reason: 'Busy.' } });
  expect(failureOf(new RejectContent('Broken.', 'corrupt'))).toEqual({
    blame: 'item',
    permanent: true,
    code: 'corrupt',
    reason: 'Broken.',
    extension: 'a/b',
    version: 3,
  });
});

test('our own errors', () => {
  expect(endingOf(new PaiseError('CONTENT_GONE', 'x'), atWork)).toEqual({ type: 'gone' });
  expect(endingOf(new PaiseError('NOT_A_FILE', 'x'), atWork)).toMatchObject({ type: 'skip', reason: { code: 'not-a-file' } });
  expect(endingOf(new PaiseError('ABORTED', 'x'), atWork)).toMatchObject({ outcome: { type: 'released' } });
  expect(failureOf(new PaiseError('CONTENT_CHANGED', 'x'))).toMatchObject({ blame: 'item', permanent: false, code: 'changed' });
  expect(failureOf(new PaiseError('BAD_PLUGIN_OUTPUT', 'x'))).toMatchObject({ permanent: true, code: 'bad-plugin-output' });
  for (const code of Object.keys(errorCatalogue) as ErrorCode[])
    expect(reasonOf(new PaiseError(code, 'x')).code, code).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test('what the operating system says, also as the cause of something else', () => {
  expect(failureOf(system('EACCES'))).toMatchObject({ blame: 'item', permanent: true, code: 'eacces' });
  expect(failureOf(system('EIO'))).toMatchObject({ blame: 'item', permanent: false });
  expect(failureOf(system('EMFILE'))).toMatchObject({ blame: 'environment', permanent: false });
  expect(failureOf(new PaiseError('CONTENT_UNREADABLE', 'x', { cause: system('EACCES') }))).toMatchObject({
    permanent: true,
    code: 'unreadable',
  });
  expect(failureOf(new Error('outer', { cause: new Error('inner', { cause: system('ENOSPC') }) }))).toMatchObject({ blame: 'environment' });
});

test('anything at all can be thrown', () => {
  const circular = new Error('round');
  circular.cause = circular;
  for (const thrown of [circular, 'text', 42, null, undefined, {}, Symbol('s'), new Error('')]) {
    expect(failureOf(thrown)).toMatchObject({ blame: 'item', permanent: false, code: 'error' });
    expect(reasonOf(thrown).text).not.toBe('');
  }
});
