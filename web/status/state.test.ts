import { expect, test } from 'vitest';
import { doneSentence, stateOf } from './state.ts';
import { statusWith } from './test-status.ts';

test('an idle engine is up to date', () => {
  const watches = [{ source: 'files/files', url: 'file:///x', state: 'watching', since: 0 }] as const;
  expect(stateOf(statusWith({ running: { watches } }))).toEqual({
    kind: 'good',
    headline: 'Everything is up to date',
    more: ['New and changed files are noticed at once in 1 place.'],
  });
});

test('work is told in files', () => {
  expect(stateOf(statusWith({ running: { activity: 'indexing' }, jobs: { ready: 1200, running: 4 } })).headline).toBe(
    'Reading 1,204 files',
  );
  expect(stateOf(statusWith({ running: { activity: 'listing' } })).headline).toBe('Looking for files');
  expect(stateOf(statusWith({ jobs: { ready: 1 } })).kind).toBe('working');
  expect(stateOf(statusWith({ jobs: { waiting: 3 } })).kind).toBe('good');
});

test('holds are said in words, and a pause even before the engine noticed', () => {
  const disk = { code: 'disk', text: 'Only 200 MB of the disk are free', since: 0 } as const;
  expect(stateOf(statusWith({ running: { activity: 'held', holds: [disk] } }))).toEqual({
    kind: 'held',
    headline: 'Waiting for room on the disk',
    more: ['Only 200 MB of the disk are free.'],
  });
  const { queue } = statusWith();
  const paused = stateOf(statusWith({ queue: { ...queue, paused: [{ since: 0 }] } }));
  expect(paused).toEqual({ kind: 'held', headline: 'Paused', more: ['You paused some of the work.'] });
  expect(stateOf(statusWith({ queue: { ...queue, paused: [{ since: 0, plugin: 'files' }] } })).headline).toBe('Paused in part');
});

test('what does not work is said', () => {
  const watches = [{ source: 'files/files', url: 'file:///x', state: 'blind', since: 0 }] as const;
  const breakers = [{ extension: 'pdf/pdf', reason: { code: 'crash', text: 'It died' }, openedAt: 0, nextProbeAt: 1 }];
  const state = stateOf(statusWith({ running: { watches, breakers } }));
  expect(state.kind).toBe('degraded');
  expect(state.more).toHaveLength(2);
  expect(state.more[0]).toBe('pdf/pdf fails at everything and is given a rest: It died.');
});

test('without an engine it says what still works', () => {
  expect(stateOf(statusWith({ running: null }))).toMatchObject({ kind: 'off', headline: 'Nothing is being indexed' });
  const silent = stateOf(statusWith({ running: null, engineProblem: 'It does not answer' }));
  expect(silent.headline).toBe('The engine does not answer');
  expect(silent.more[0]).toBe('It does not answer.');
  expect(silent.more[1]).toContain('Searching works');
});

test('what was done is counted', () => {
  const { engine } = statusWith({ running: { startedAt: 1000, counts: { ...statusWith().engine!.counts, done: 1204, failed: 2 } } });
  expect(doneSentence(engine!, 61_000)).toBe('1,204 items done in 1 min 0 s, 2 failed.');
});
