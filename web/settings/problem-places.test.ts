import { expect, test } from 'vitest';
import { placeProblem } from './problem-places.ts';

const options = ['files.exclude', 'files.hidden', 'files.hiddenToo', 'paise2.workers.count'];
const where = '/home/x/my: config/config.yaml:4:13';

test('a problem stands at its line and its field', () => {
  expect(placeProblem({ message: 'files.exclude[0]: expected text, found the number 1', where, hint: 'Write "1"' }, options)).toEqual({
    message: 'files.exclude[0]: expected text, found the number 1',
    hint: 'Write "1"',
    line: 4,
    column: 13,
    option: 'files.exclude',
  });
  expect(placeProblem({ message: 'files.hiddenToo: no', where }, options).option).toBe('files.hiddenToo');
});

test('what is about no field has none', () => {
  expect(placeProblem({ message: 'paise2 has no option bogus', where }, options).option).toBeUndefined();
  expect(placeProblem({ message: 'It cannot be read.', where: '/home/x/config.yaml' }, options)).toEqual({ message: 'It cannot be read.' });
});
