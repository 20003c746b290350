import { createRoute, z } from '@hono/zod-openapi';
import { readConfiguration, saveConfiguration } from '../configuration-text.ts';
import { answering, newApi, taking } from '../define-api.ts';
import { foldersIn } from '../folders-in.ts';
import { tree } from '../schemas/common.ts';
import {
  checkedText,
  configuration,
  configurationText,
  folderList,
  optionChange,
  optionPath,
  problems,
  savedRevision,
  sourceSuggestions,
} from '../schemas/configuration.ts';
import { maybe } from '../schemas/maybe.ts';

const read = createRoute({
  method: 'get',
  path: '/config',
  summary: 'The configuration: the text of the user, and what is in force',
  responses: answering(configuration, 'The configuration'),
});

const schema = createRoute({
  method: 'get',
  path: '/config/schema',
  summary: 'JSON Schema (draft 2020-12) of the configuration',
  responses: answering(tree, 'The schema'),
});

const check = createRoute({
  method: 'post',
  path: '/config/check',
  summary: 'Check a text without saving it',
  request: { body: taking(z.strictObject({ text: configurationText() })) },
  responses: answering(problems, 'What is wrong with it'),
});

const edit = createRoute({
  method: 'post',
  path: '/config/edit',
  summary: 'Change one option in a text, keeping its comments; nothing is saved',
  request: {
    body: taking(
      z.strictObject({
        text: configurationText(),
        option: optionPath().describe('Dotted: `files.maxFileSize`'),
        change: maybe(optionChange).describe('Without it the option goes back to its default'),
      }),
    ),
  },
  responses: answering(checkedText, 'The changed text, and what is wrong with it'),
});

const save = createRoute({
  method: 'put',
  path: '/config',
  summary: 'Replace the text of the user, after a check',
  description: 'Refused with status 412 where the file is not the one of `If-Match` any more, and with 422 where the text is not valid.',
  request: {
    headers: z.object({ 'if-match': z.string().min(1).describe('`revision` of the text that was read') }),
    body: taking(z.strictObject({ text: configurationText() })),
  },
  responses: answering(savedRevision, 'It is saved; the engine follows by itself'),
});

const suggestions = createRoute({
  method: 'get',
  path: '/suggestions',
  summary: 'What the sources propose for this machine',
  responses: answering(sourceSuggestions, 'Options to add, by plugin'),
});

const folders = createRoute({
  method: 'get',
  path: '/folders',
  summary: 'Names of the folders in a folder, to pick one; files are not listed',
  request: { query: z.strictObject({ path: z.string().min(1).max(4096).optional().describe("Absolute; without, the user's home") }) },
  responses: answering(folderList, 'The folders'),
});

export const configurationRoutes = newApi()
  .openapi(read, async (c) => c.json(await readConfiguration(c.env.host.paise.configuration), 200))
  .openapi(schema, async (c) => c.json(await c.env.host.paise.configuration.schema(), 200))
  .openapi(check, async (c) => c.json({ problems: await c.env.host.paise.configuration.validate(c.req.valid('json').text) }, 200))
  .openapi(edit, async (c) => {
    const { text, option, change } = c.req.valid('json');
    const files = c.env.host.paise.configuration;
    const changed = await files.edit(text, option, change);
    return c.json({ text: changed, problems: await files.validate(changed) }, 200);
  })
  .openapi(save, async (c) => {
    const revision = c.req.valid('header')['if-match'];
    return c.json({ revision: await saveConfiguration(c.env.host.paise.configuration, c.req.valid('json').text, revision) }, 200);
  })
  .openapi(suggestions, async (c) => c.json({ suggestions: await c.env.host.paise.suggestions() }, 200))
  .openapi(folders, async (c) => c.json(await foldersIn(c.req.valid('query').path), 200));
