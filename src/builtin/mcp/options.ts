import { z } from 'zod';

const deny = z.strictObject({
  sources: z.array(z.string().min(1)).default(['mail', 'history']).describe('Nothing that these plugins or sources list'),
  types: z
    .array(z.string().regex(/^[a-z]+\/(?:\*|[\w.+-]+)$/, 'Write a MIME type such as text/vcard, or a whole kind such as image/*.'))
    .default([
      'message/*',
      'application/mbox',
      'application/vnd.ms-outlook',
      'application/vnd.ms-outlook-pst',
      'application/ms-tnef',
      'application/pkcs7-mime',
      'text/vcard',
      'text/calendar',
      'text/x-vcalendar',
    ])
    .describe('Nothing of these MIME types, nor what is in it: at first mail, contacts and calendars'),
  folders: z
    .array(z.string().regex(/^(~(\/|$)|\/|[A-Za-z]:[\\/])/, 'Write a whole path: it begins with / or ~/.'))
    .default([])
    .describe('Nothing at or below these folders and files'),
});

export const options = z.strictObject({
  enabled: z.boolean().default(true).describe('Answer agents, with `paise2 mcp` and at /mcp of a running engine'),
  deny: deny.prefault({}).describe('What agents never get, as if it were not there'),
  paths: z
    .enum(['shown', 'hidden'])
    .default('shown')
    .describe('Whether agents are told where a document lies; below the home directory as ~/…'),
  maxBytes: z.int().min(32_768).max(1_048_576).default(65_536).describe('Bytes of an answer at most'),
});

export type McpOptions = z.output<typeof options>;
