import { expect, test } from 'vitest';
import { coverageBySource, coverageSentence, gapQuestion, gapSentence } from './coverage.ts';
import { wordsOf } from './reasons.ts';

const rows = [
  { source: 'files/files', status: 'indexed', items: 4812 },
  { source: 'files/files', status: 'named', code: 'unsupported', items: 100 },
  { source: 'files/files', status: 'failed', code: 'timeout', items: 2 },
  { source: 'files/files', status: 'failed', code: 'permission', items: 86 },
  { source: 'files/files', status: 'partial', code: 'limit:text', items: 1 },
  { source: 'mail/boxes', status: 'indexed', items: 7 },
] as const;

test('rows are put together by source, what a person can mend first', () => {
  const [files, mail] = coverageBySource(rows);
  expect(files).toMatchObject({ source: 'files/files', items: 5001, indexed: 4812 });
  expect(files?.gaps.map(({ code }) => code)).toEqual(['permission', 'timeout', 'limit:text', 'unsupported']);
  expect(mail).toEqual({ source: 'mail/boxes', items: 7, indexed: 7, gaps: [] });
});

test('a sentence says how much is indexed, a question leads to the rest', () => {
  const [files, mail] = coverageBySource(rows);
  if (!files || !mail) throw new Error('Two sources were given.');
  expect(coverageSentence(files)).toBe('4,812 of 5,001 are indexed.');
  expect(gapQuestion(files)).toBe('Why not the other 189?');
  expect(coverageSentence(mail)).toBe('All 7 are indexed.');
  expect(gapQuestion(mail)).toBeUndefined();
  expect(coverageSentence({ source: 'a/b', items: 0, indexed: 0, gaps: [] })).toBe('Nothing is known of it yet.');
});

test('gaps agree with their number', () => {
  expect(gapSentence({ status: 'failed', code: 'timeout', items: 2 })).toBe('2 items could not be read');
  expect(gapSentence({ status: 'named', code: 'unsupported', items: 1 })).toBe('1 item is found by name only');
});

test('each known reason has a sentence, and reasons of plugins are quoted', () => {
  expect(wordsOf('too-large')).toEqual({ text: 'They are too large.', option: 'files.maxFileSize' });
  expect(wordsOf('out-of-cheese').text).toContain('out-of-cheese');
  expect(wordsOf('constructor').text).toContain('constructor');
});
