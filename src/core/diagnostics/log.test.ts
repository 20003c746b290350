import { expect, test } from 'vitest';
import { createLogger, type LogEntry } from './log.ts';

test('what is logged before it is known where to is passed on later, once, from the level asked for', () => {
  const logger = createLogger();
  const shown: string[] = [];
  const log = logger.forPlugin('test');
  log.debug('early detail');
  log.warn('early warning');
  logger.direct(({ message }) => shown.push(message));
  expect(shown).toEqual([]);
  logger.showFrom('warn');
  logger.showFrom('info');
  log.info('later');
  log.debug('later detail');
  expect(shown).toEqual(['early warning', 'later']);
});

test('the record has every level, from the beginning', () => {
  const logger = createLogger();
  const record: LogEntry[] = [];
  const log = logger.forPlugin('test');
  log.debug('one', { n: 1 });
  logger.showFrom('silent');
  log.error('two');
  logger.recordTo((entry) => record.push(entry));
  log.debug('three');
  expect(record.map(({ level, plugin, message }) => `${level} ${plugin} ${message}`)).toEqual([
    'debug test one',
    'error test two',
    'debug test three',
  ]);
  expect(record[0]?.details).toEqual({ n: 1 });
});
