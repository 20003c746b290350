import { expect, test } from 'vitest';
import { crumbsOf, folderValue } from './places.ts';

test('names the folders of a file, each with what finds it', () => {
  expect(crumbsOf('file:///home/ann/My%20Notes/a.md', '/home/ann/My Notes/a.md')).toEqual([
    { text: 'home', within: '/home' },
    { text: 'ann', within: '/home/ann' },
    { text: 'My Notes', within: '/home/ann/My Notes' },
  ]);
});

test('goes on into containers', () => {
  expect(crumbsOf('file:///a/b.zip!/c%20d/e.txt', '/a/b.zip')).toEqual([
    { text: 'a', within: '/a' },
    { text: 'b.zip', within: '/a/b.zip' },
  ]);
  expect(crumbsOf('file:///a/b.zip!/in.tar!/e.txt', undefined).map(({ text }) => text)).toEqual(['a', 'b.zip', 'in.tar']);
});

test('takes what is no file as it is', () => {
  expect(crumbsOf('imap://ann@host/inbox/7!/2', undefined)).toEqual([
    { text: 'imap://ann@host/inbox/7', within: 'imap://ann@host/inbox/7' },
  ]);
  expect(crumbsOf('file:///a%/b', undefined)).toEqual([{ text: 'a%', within: '/a%' }]);
});

test('makes a value of in: of the URL of a folder', () => {
  expect(folderValue('file:///usr/share/doc/')).toBe('/usr/share/doc');
  expect(folderValue('file:///a/b%20c/')).toBe('/a/b c');
  expect(folderValue('file:///a.zip!/')).toBe('/a.zip');
  expect(folderValue('file:///')).toBe('/');
});
