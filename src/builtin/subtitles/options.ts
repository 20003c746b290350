import { z } from 'zod';

export const options = z.strictObject({
  keepTimestamps: z.boolean().default(false).describe('Index the time of each subtitle too'),
});
