import { z } from 'zod';

/** What a person teaches the search: `paise2.search`. */
export const searchOptions = z
  .strictObject({
    saved: z
      .record(
        z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,63}$/u, 'cannot name a search: use letters, digits, - and _'),
        z.string().regex(/\S/, 'a search cannot be empty; write * for everything').max(2000, 'a search has at most 2000 characters'),
      )
      .default({})
      .describe('Searches by name: in a query, @name stands for one. For example {invoices: "type:pdf invoice"}.'),
    synonyms: z
      .array(
        z
          .array(
            z
              .string()
              .regex(/[\p{L}\p{N}]/u, 'a word has letters or digits')
              .max(100, 'a word or phrase has at most 100 characters'),
          )
          .min(2, 'a group has at least two words')
          .max(20, 'a group has at most 20 words'),
      )
      .max(1000, 'there are at most 1000 groups')
      .default([])
      .describe('Groups of words and phrases that stand for each other. For example [[car, automobile], [k8s, kubernetes]].'),
  })
  .prefault({})
  .describe('What searching knows of your words.');
