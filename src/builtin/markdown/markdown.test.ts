import { expect, test } from 'vitest';
import { extractWith, type RecordedItem } from '../../testing/extract-with.ts';
import markdown from './index.ts';

async function extract(text: string): Promise<RecordedItem | undefined> {
  const { items } = await extractWith(markdown, 'markdown', { name: 'note.md', mimeType: 'text/markdown', bytes: text });
  expect(items).toHaveLength(1);
  return items[0];
}

test('front matter becomes metadata, and what has no field of its own stays in the text', async () => {
  const item = await extract(`---
title: "The title"
tags: [one, "#two"]
categories: three, four
aliases:
  - Other name
authors:
  - name: Ada
    url: http://ada.example
  - Bob
date: 2024-05-01 10:00
lastmod: 1 June 2024
lang: pt_BR
description: About it
rating: 5
---
# Heading

Text with #five and a [link](other.md).
`);
  expect(item?.metadata).toEqual({
    title: 'The title',
    description: 'About it',
    tags: ['one', 'two', 'three', 'four', 'five'],
    aliases: ['Other name'],
    authors: ['Ada', 'Bob'],
    publishedAt: '2024-05-01T10:00:00',
    modifiedAt: '2024-06-01',
    language: 'pt-BR',
    headings: ['Heading'],
    links: ['other.md'],
  });
  expect(item?.text).toBe('Heading\nText with #five and a link.\nOther name\n2024-05-01 10:00\n1 June 2024\npt_BR\nAbout it\n5');
});

test('without front matter the first heading is the title', async () => {
  expect((await extract('intro\n\nTitle\n=====\n\ntext'))?.metadata).toEqual({ title: 'Title', headings: ['Title'] });
});

test('malformed front matter is text', async () => {
  const item = await extract('---\ntitle: [a\n---\n\nbody');
  expect(item?.text).toBe('title: [a\nbody');
});

test('nothing is invented for an empty file', async () => {
  expect(await extract('')).toEqual({ text: '', metadata: {} });
});
