import { expect, test } from 'vitest';
import { loadConfiguration } from './load-configuration.ts';
import { feeds, files, plain } from './test-plugins.ts';

/** What a person typed, and what a person is told. */
const mistakes: readonly (readonly [mistake: string, text: string, ...told: string[]])[] = [
  ['a misspelled plugin', 'fils:\n  roots: [~/Notes]\n', '1:1: there is no plugin called fils', 'Did you mean files?'],
  ['a plugin that does not exist', 'spotify: {}\n', '1:1: there is no plugin called spotify', 'See `paise2 plugins list` for the names.'],
  ['a misspelled option', 'files:\n  rots: [~/Notes]\n', '2:3: files has no option rots', 'Did you mean roots?'],
  ['an option in another style', 'files:\n  max-file-size: 1MB\n', '2:3: files has no option max-file-size', 'Did you mean maxFileSize?'],
  [
    'an option that does not exist',
    'files:\n  language: en\n',
    '2:3: files has no option language',
    'It has roots, exclude, maxFileSize, followLinks, scan.',
  ],
  ['an option of a plugin without any', 'plain-text:\n  language: en\n', '2:3: plain-text has no option language', 'It has none.'],
  [
    'an option that a lenient schema would drop',
    'feeds:\n  subscriptions:\n    - url: https://example.org\n      titel: x\n',
    '4:7: feeds.subscriptions[0] has no option titel',
    'Did you mean title?',
  ],
  [
    'an option that is not indented',
    'files:\nroots: [~/Notes]\n',
    '2:1: there is no plugin called roots',
    'It is an option of files: indent it below files:',
  ],
  [
    'an option of the engine at the top',
    'profile: memory\n',
    '1:1: there is no plugin called profile',
    'It is an option of paise2: indent it below paise2:',
  ],
  [
    'text for a list',
    'files:\n  roots: ~/Notes\n',
    '2:10: files.roots: expected a list, found the text "~/Notes"',
    'Write roots: [~/Notes]',
  ],
  ['a number for text', 'files:\n  roots: [~/Notes, 2024]\n', '2:20: files.roots[1]: expected text, found the number 2024', 'Write "2024"'],
  [
    'yes for true',
    'files:\n  followLinks: yes\n',
    '2:16: files.followLinks: expected true or false, found the text "yes"',
    'Write followLinks: true',
  ],
  [
    'a number in quotes',
    'paise2:\n  workers:\n    count: "4"\n',
    '3:12: paise2.workers.count: expected a whole number from 1 to 256 or "auto", found the text "4"',
    'Write count: 4 without quotes',
  ],
  [
    'a number out of range',
    'paise2:\n  workers: { count: 0 }\n',
    '2:21: paise2.workers.count: expected a whole number from 1 to 256 or "auto", found the number 0',
  ],
  ['a size without a unit', 'files:\n  maxFileSize: 64\n', '2:16: files.maxFileSize: 64 has no unit: write 64B or 64MB'],
  ['a duration without a unit', 'paise2:\n  workers:\n    silence: 60\n', '3:14: paise2.workers.silence: 60 has no unit: write 60s or 60m'],
  ['an unknown unit', 'files:\n  scan:\n    every: 2 weeks\n', '3:12: files.scan.every: "2 weeks" has an unknown unit: use ms, s, m, h, d'],
  ['no time at all', 'files:\n  scan:\n    every: 0s\n', '3:12: files.scan.every: this must be more than 0'],
  [
    'a misspelled choice',
    'files:\n  scan:\n    order: newset\n',
    '3:12: files.scan.order: expected one of newest, oldest, found the text "newset"',
    'Did you mean newest?',
  ],
  [
    'a choice that does not exist',
    'paise2:\n  log: loud\n',
    '2:8: paise2.log: expected one of debug, info, warn, error, found the text "loud"',
  ],
  [
    'a list for a map',
    'feeds:\n  headers:\n    - accept: text\n',
    '3:5: feeds.headers: expected a map, found a list',
    'Remove the dashes before the keys.',
  ],
  [
    'something missing',
    'feeds:\n  subscriptions:\n    - title: x\n',
    '3:7: feeds.subscriptions[0].url is missing: a URL is needed',
    'Add url: and its value.',
  ],
  ['no URL', 'feeds:\n  subscriptions: [{ url: example }]\n', '2:26: feeds.subscriptions[0].url: expected a URL, found the text "example"'],
  [
    'a bad key in a map of free keys',
    'paise2:\n  extractors:\n    md: text/markdown\n',
    '3:5: paise2.extractors: md is neither a MIME type such as text/html nor a file extension such as .md',
  ],
  [
    'a bad name of a search',
    'paise2:\n  search:\n    saved:\n      my bills: invoice\n',
    '4:7: paise2.search.saved: "my bills" cannot name a search: use letters, digits, - and _',
  ],
  [
    'a search for nothing',
    'paise2:\n  search:\n    saved:\n      all: ""\n',
    '4:12: paise2.search.saved.all: a search cannot be empty; write * for everything',
  ],
  [
    'a synonym of nothing',
    'paise2:\n  search:\n    synonyms: [[car]]\n',
    '3:16: paise2.search.synonyms[0]: a group has at least two words',
  ],
  [
    'synonyms without groups',
    'paise2:\n  search:\n    synonyms: [car]\n',
    '3:16: paise2.search.synonyms[0]: expected a list, found the text "car"',
    'Write [car]',
  ],
  [
    'no space after the colon',
    'files:\n  roots:~/Notes\n',
    '2:3: files: expected a map of options, found the text "roots:~/Notes"',
    'Put a space after the colon: roots: ~/Notes',
  ],
  ['no colon', 'files\n  roots: [~/Notes]\n', '1:1: there is no colon after "files"', 'Keys end with a colon.'],
  ['a tab', 'files:\n\troots: [~/Notes]\n', '2:1: the line is indented with a tab', 'Indent with spaces.'],
  [
    'wrong indentation',
    'files:\n  roots: [a]\n exclude: [b]\n',
    '3:1: the indentation does not fit the lines above',
    'Keys of one map begin in the same column.',
  ],
  ['an open bracket', 'files:\n  roots: [~/Notes\n', '2:10: the [ here is never closed', 'Add the closing ].'],
  ['an open quotation mark', 'files:\n  roots: ["~/Notes]\n', '2:11: the " here is never closed', 'Add the closing ".'],
  ['a bracket too many', 'files:\n  roots: [a]]\n', '2:13: this ] closes nothing', 'Remove it.'],
  [
    'no comma',
    'files: { roots: [a] exclude: [b] }\n',
    '1:21: this does not belong here',
    'Is a comma, a line break or a quotation mark missing before it?',
  ],
  [
    'a pattern without quotes',
    'files:\n  exclude:\n    - *.bak\n',
    '3:7: *.bak refers to something that has no name',
    "If it is text, put it in quotes: '*.bak'.",
  ],
  ['a reserved character', 'files:\n  roots: [@home]\n', '2:11: text cannot begin with @ unless it is in quotes', "Write '@home'."],
  [
    'a path of Windows in double quotes',
    'files:\n  roots: ["C:\\Users"]\n',
    '2:14: in double quotes a backslash begins an escape',
    "Use single quotes: 'C:\\Users'.",
  ],
  ['a key twice', 'files:\n  roots: [a]\n  roots: [b]\n', '3:3: roots is there twice', 'Put its values together under one key.'],
  [
    'a colon within a value',
    'files:\n  roots: Notes: old\n',
    '2:10: the value holds a colon and a space, as if it were a key',
    'Put the value in quotes.',
  ],
  [
    'a list item that is indented too far',
    'files:\n  roots:\n    - a\n      - b\n',
    '3:7: the lines below belong to this text, because they are indented further',
    'Begin all items of a list in the same column.',
  ],
  ['several documents', 'files:\n  roots: [a]\n---\nfeeds: {}\n', '3:1: the file holds several documents', 'Remove the line "---".'],
  ['a tag', 'files:\n  roots: [!home a]\n', '2:11: the tag !home has no meaning here', 'Put text that begins with ! in quotes.'],
  [
    'a list at the top',
    '- files\n',
    '1:1: a configuration begins with the name of a plugin and a colon',
    'Write "files:" and the options of files below it, indented.',
  ],
  ['a key with power', '__proto__:\n  polluted: true\n', '1:1: __proto__ cannot be a key', 'Remove it.'],
];

test.each(mistakes)('%s', async (_mistake, text, ...told) => {
  const { problems } = await loadConfiguration({ file: 'config.yaml', plugins: [files, feeds, plain], contributions: [], text });
  expect(problems.map(({ message, where, hint }) => [`${where}: ${message}`, ...(hint === undefined ? [] : [hint])])).toEqual([
    [`config.yaml:${told[0]}`, ...told.slice(1)],
  ]);
});
