import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hitsSeen } from './layout.ts';
import { after, answer, found, hit, hits, key, press, result, started, text, type } from './test-state.ts';
import { view } from './views/view.ts';

test('each key asks at once, and an answer to an earlier question is dropped', () => {
  const typed = type(started(), 'pe');
  expect(typed.effects).toMatchObject([{ do: 'search', ask: 2, query: 'pe', offset: 0 }]);
  const late = after(typed, { type: 'answered', ask: 1, answer: { result: result(hits(3)), offset: 0, isLast: true, at: 0 } });
  expect(late.state.results).toBeUndefined();
  expect(answer(typed, result(hits(3))).state.results?.hits).toHaveLength(3);
});

test('while an answer is awaited the hits stay, and slowness is said only when it is slow', () => {
  const more = type(found(3), 's');
  expect(more.state).toMatchObject({ waiting: 'yes', results: { hits: [{ id: '1' }, { id: '2' }, { id: '3' }] } });
  expect(after(more, { type: 'slow', ask: more.state.ask }).state.waiting).toBe('long');
  expect(after(more, { type: 'slow', ask: more.state.ask - 1 }).state.waiting).toBe('yes');
});

test('a space says that the word is whole, more of them ask nothing new, and an empty line shows no hits', () => {
  const whole = press(found(3), ' ');
  expect(whole.effects).toMatchObject([{ do: 'search', query: 'pears ' }]);
  expect(press(whole, ' ').effects).toEqual([]);
  expect(press(found(3), 'ctrl-u').state.results).toBeUndefined();
});

test('a search that fails says why and leaves what is there', () => {
  const asked = type(found(2), 'x');
  const failed = after(asked, { type: 'failed', ask: asked.state.ask, message: 'Too expensive.' });
  expect(failed.state).toMatchObject({ waiting: 'no', message: { text: 'Too expensive.' }, results: { hits: [{}, {}] } });
});

test('when it is quiet the hits are counted', () => {
  const quiet = after(found(3), { type: 'quiet', ask: 5 });
  expect(quiet.effects).toEqual([{ do: 'count', ask: 5, query: 'pears' }]);
  const counted = after(quiet, { type: 'counted', ask: 5, facets: { type: [{ value: 'text/markdown', items: 3 }] } });
  expect(counted.state.results?.facets).toBeDefined();
  expect(after(found(0), { type: 'quiet', ask: 5 }).effects).toEqual([]);
});

test('arrows walk through the list, which moves no more than it must, and up from the first goes to the query', () => {
  const walked = press(found(50), 'down', 'down', 'down');
  expect(walked.state).toMatchObject({ focus: 'list', selected: 2, top: 0 });
  expect(press(found(50), 'pagedown', 'pagedown').state).toMatchObject({ selected: 12 });
  expect(press(found(50), 'down', 'end').state).toMatchObject({ selected: 49, top: 50 - hitsSeen(walked.state) });
  expect(press(walked, 'up', 'up', 'up').state.focus).toBe('query');
});

test('near the end of the list more is loaded, once, and what is there already is not repeated', () => {
  const first = answer(type(started(), 'pears'), result(hits(20), { total: 45 }), { isLast: false });
  const near = press(first, 'down', 'end');
  expect(near.effects).toMatchObject([{ do: 'search', offset: 20, query: 'pears' }]);
  expect(press(near, 'up', 'down').effects).toEqual([]);
  const more = answer(near, result(hits(20, 20)), { offset: 20 });
  expect(more.state.results).toMatchObject({ isComplete: true, isLoading: false });
  expect(more.state.results?.hits.map(({ id }) => id)).toEqual(hits(39).map(({ id }) => id));
  expect(more.state.selected).toBe(19);
});

test('Enter opens, c and Ctrl-Y copy, Ctrl-O prints and ends; the query is remembered', () => {
  expect(press(found(3), 'enter').effects).toMatchObject([
    { do: 'remember', query: 'pears' },
    { do: 'open', hit: { id: '1' } },
  ]);
  expect(press(found(3), 'down', 'down', 'c').effects).toMatchObject([{ do: 'remember' }, { do: 'copy', text: '/garden/beds/2.md' }]);
  const copied = press(found(3), 'ctrl-y');
  expect(copied.effects).toMatchObject([{ do: 'remember' }, { do: 'copy', text: '/garden/beds/1.md' }]);
  expect(copied.state.history).toEqual(['pears']);
  expect(press(copied, 'ctrl-o').effects).toMatchObject([{ do: 'end', hit: { id: '1' } }]);
  expect(press(started(), 'enter').state.message?.text).toBe('Nothing is selected.');
});

test('Enter before the answer opens what the answer brings, and typing on forgets it', () => {
  const early = press(type(found(3), 'x'), 'enter');
  expect(early.effects).toEqual([]);
  expect(answer(early, result([hit(9)])).effects).toMatchObject([
    { do: 'remember', query: 'pearsx' },
    { do: 'open', hit: { id: '9' } },
  ]);
  expect(answer(type(early, 'y'), result([hit(9)])).effects).toEqual([]);
});

test('Escape steps back: text, items like one, list, query, end', () => {
  const liked = press(found(3), 'down', 'down', 'm');
  expect(liked.effects).toMatchObject([{ do: 'similar', id: '2' }]);
  const like = answer(liked, result([hit(8)]));
  const preview = press(like, ' ');
  expect(preview.state.focus).toBe('preview');
  const list = press(preview, 'escape');
  expect(list.state).toMatchObject({ focus: 'list', asked: { like: { id: '2' } } });
  const back = press(list, 'escape');
  expect(back.state).toMatchObject({ focus: 'list', selected: 1, results: { hits: [{ id: '1' }, { id: '2' }, { id: '3' }] } });
  expect(press(back, 'escape').state.focus).toBe('query');
  expect(press(back, 'escape', 'escape').effects).toEqual([{ do: 'end' }]);
});

test('letters that are no keys of the list go on with the query', () => {
  const typed = press(found(3), 'down', 's');
  expect(typed.state).toMatchObject({ focus: 'query', line: { text: 'pearss' } });
  expect(press(found(3), 'down', '/', 'c').state.line.text).toBe('pearsc');
});

test('Tab takes a suggestion, Tab again the next, Escape what was typed', () => {
  const asked = press(type(started(), 'pe'), 'tab');
  expect(asked.effects).toEqual([{ do: 'suggest', text: 'pe' }]);
  const suggestions = ['pears', 'pepper'].map((word) => ({ kind: 'word' as const, text: word, label: word }));
  const opened = after(asked, { type: 'suggested', text: 'pe', suggestions });
  expect(opened.state).toMatchObject({ line: { text: 'pears', cursor: 5 }, menu: { selected: 0 } });
  expect(opened.effects).toMatchObject([{ do: 'search', query: 'pears' }]);
  expect(press(opened, 'tab').state.line.text).toBe('pepper');
  expect(press(opened, 'escape').state.line.text).toBe('pe');
  expect(press(opened, 'escape').state.menu).toBeUndefined();
  expect(press(opened, 's').state).toMatchObject({ line: { text: 'pearss' } });
  const only = after(asked, { type: 'suggested', text: 'pe', suggestions: suggestions.slice(0, 1) });
  expect(only.state).toMatchObject({ line: { text: 'pears' } });
  expect(only.state.menu).toBeUndefined();
  expect(after(type(asked, 'x'), { type: 'suggested', text: 'pe', suggestions }).state.line.text).toBe('pex');
});

test('Up on an empty line and Ctrl-R bring earlier queries back', () => {
  const history = ['plums', 'ripe pears', 'pears'];
  expect(press(started(undefined, history), 'up').state.line.text).toBe('plums');
  expect(press(started(undefined, history), 'up', 'down').state.line.text).toBe('ripe pears');
  const searched = press(type(started(undefined, history), 'pears'), 'ctrl-r');
  expect(searched.state.menu?.entries.map((entry) => entry.text)).toEqual(['ripe pears']);
  expect(press(type(started(undefined, history), 'x'), 'ctrl-r').state.menu?.entries).toHaveLength(3);
  expect(press(searched, 'enter').state).toMatchObject({ line: { text: 'ripe pears' }, focus: 'query' });
  expect(press(started(), 'up').state.line.text).toBe('');
});

test('Ctrl-T takes what was probably meant', () => {
  const wrong = answer(type(started(), 'paers'), result([], { didYouMean: 'pears' }));
  expect(press(wrong, 'ctrl-t').effects).toMatchObject([{ do: 'search', query: 'pears' }]);
});

const long = Array.from({ length: 200 }, (_, index) => `Line ${index} with pears.`).join('\n');
const marks = [...long.matchAll(/pears/g)].map(({ index }) => ({ start: index, end: index + 5 }));

test('a text begins with the best passage, n and N step around its matches', () => {
  const looked = press(
    answer(type(started(), 'pears'), result([hit(1, { passages: [{ parts: [], offset: marks[90]!.start - 8 }] })])),
    'down',
    ' ',
  );
  expect(looked.effects).toContainEqual({ do: 'read', id: '1', query: 'pears' });
  const read = after(looked, { type: 'read', id: '1', item: text(long, { marks }) });
  expect(read.state.preview).toMatchObject({ match: 90 });
  expect(long.slice(read.state.preview!.top)).toMatch(/^Line 8\d with/);
  expect(press(read, 'n').state.preview!.match).toBe(91);
  expect(press(read, 'g', 'N').state.preview!.match).toBe(89);
  expect(press(read, ...Array.from({ length: 110 }, () => 'n')).state.preview).toMatchObject({ match: 0, top: 0 });
  expect(after(looked, { type: 'read', id: '2', item: text('other') }).state.preview?.content).toBeUndefined();
});

test('a text scrolls to its ends and no further, and keeps its place when the screen changes', () => {
  const read = after(press(found(3), 'down', ' '), { type: 'read', id: '1', item: text(long, { marks }) });
  expect(press(read, 'k').state.preview!.top).toBe(0);
  const end = press(read, 'end');
  expect(press(end, 'j').state.preview!.top).toBe(end.state.preview!.top);
  const middle = press(read, ' ', ' ').state.preview!.top;
  const narrow = after(press(read, ' ', ' '), { type: 'resize', size: { columns: 40, rows: 10 } });
  expect(narrow.state.preview!.top).toBe(middle);
  expect(press(read, 'J').effects).toMatchObject([{ do: 'remember' }, { do: 'read', id: '2' }].slice(1));
});

test('what cannot be read says why', () => {
  const looked = press(found(1), 'down', ' ');
  const named = after(looked, { type: 'read', id: '1', item: { problem: 'Nothing reads it.' } as never });
  expect(named.state.preview?.content).toEqual({ problem: 'Nothing reads it.' });
  expect(after(looked, { type: 'unread', id: '1', problem: 'It is gone.' }).state.preview?.content).toEqual({ problem: 'It is gone.' });
  expect(press(named, 'n').state.message?.text).toBe('Nothing is marked in this text.');
});

test('whatever is pressed in whatever order on whatever screen, all that is seen can be drawn', () => {
  const keys =
    'down up left right pageup pagedown home end enter escape tab shift-tab backspace ctrl-y ctrl-o ctrl-r ctrl-t ctrl-u f1 a c m n N J K j k g G / ?'
      .split(' ')
      .concat(' ');
  const size = fc.record({ columns: fc.integer({ min: 1, max: 200 }), rows: fc.integer({ min: 1, max: 60 }) });
  const event = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...keys).map((name) => ({ do: 'press' as const, name })) },
    { weight: 2, arbitrary: fc.nat(40).map((count) => ({ do: 'answer' as const, count })) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }).map((read) => ({ do: 'read' as const, read })) },
    { weight: 1, arbitrary: size.map((to) => ({ do: 'resize' as const, to })) },
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let driven = found(7);
      for (const one of events) {
        if (one.do === 'press') driven = after(driven, key(one.name));
        if (one.do === 'answer') driven = answer(driven, result(hits(one.count)), { isLast: one.count < 20 });
        if (one.do === 'read') driven = after(driven, { type: 'read', id: driven.state.preview?.hit.id ?? '', item: text(one.read) });
        if (one.do === 'resize') driven = after(driven, { type: 'resize', size: one.to });
        expect(view(driven.state).lines.length).toBeGreaterThanOrEqual(4);
      }
    }),
    { numRuns: 150 },
  );
});
