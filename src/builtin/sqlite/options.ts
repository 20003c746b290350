import { z } from 'zod';

export const options = z.strictObject({
  enabled: z.boolean().default(false).describe('Index the tables of SQLite databases: their names, columns and texts'),
  mostRows: z.int().min(0).default(100_000).describe('Rows of each table that are read'),
});

export type Options = z.infer<typeof options>;
