import { createRoute, z } from '@hono/zod-openapi';
import { answering, newApi, silent, taking, wholeNumber } from '../define-api.ts';
import { given } from '../given.ts';
import { startIndexing } from '../start-indexing.ts';
import { jobState } from '../schemas/common.ts';
import { changedJobs, jobFilter, jobPage, pauseTarget } from '../schemas/jobs.ts';
import { pageOfJobs } from '../page-of-jobs.ts';
import { maybe } from '../schemas/maybe.ts';

const jobs = createRoute({
  method: 'get',
  path: '/jobs',
  summary: 'Jobs that wait, run or failed',
  request: {
    query: z.strictObject({
      state: jobState.optional(),
      code: z.string().max(200).optional().describe('Code of the last failure'),
      plugin: z.string().max(200).optional(),
      below: z.string().min(1).max(4096).optional().describe('URL: the job is about this or what is below it'),
      limit: wholeNumber(1, 200).default(50),
      offset: wholeNumber(0, 10_000).default(0),
    }),
  },
  responses: answering(jobPage, 'A page of jobs'),
});

const retry = createRoute({
  method: 'post',
  path: '/jobs/retry',
  summary: 'Try failed and waiting jobs again, now',
  request: { body: taking(jobFilter) },
  responses: answering(changedJobs, 'How many'),
});

const discard = createRoute({
  method: 'post',
  path: '/jobs/discard',
  summary: 'Forget jobs that are not running',
  request: { body: taking(jobFilter) },
  responses: answering(changedJobs, 'How many'),
});

const pause = createRoute({
  method: 'post',
  path: '/pause',
  summary: 'Begin nothing new, until resumed',
  request: { body: taking(pauseTarget) },
  responses: silent('It is paused'),
});

const resume = createRoute({
  method: 'post',
  path: '/resume',
  summary: 'Go on with what was paused by this very target, or with all',
  request: { body: taking(pauseTarget) },
  responses: silent('It goes on'),
});

const index = createRoute({
  method: 'post',
  path: '/index',
  summary: 'Look at the sources again, or at these targets, now',
  request: {
    body: taking(
      z.strictObject({
        targets: maybe(z.array(z.string().min(1).max(4096)).max(1000).readonly()).describe(
          'Paths or URLs; without, all that is configured',
        ),
        remember: maybe(z.boolean()).describe('Whether targets are added to the configuration (false)'),
      }),
    ),
  },
  responses: { 202: { description: 'The engine does it' } },
});

export const jobRoutes = newApi()
  .openapi(jobs, async (c) => {
    const { limit, offset, state, ...rest } = c.req.valid('query');
    const filter = { ...given(rest), ...(state && { states: [state] }) };
    return c.json(await pageOfJobs(c.env.host.paise.jobs(filter), limit, offset), 200);
  })
  .openapi(retry, async (c) => c.json({ jobs: await c.env.host.paise.retryJobs(c.req.valid('json')) }, 200))
  .openapi(discard, async (c) => c.json({ jobs: await c.env.host.paise.discardJobs(c.req.valid('json')) }, 200))
  .openapi(pause, async (c) => {
    await c.env.host.paise.pause(c.req.valid('json'));
    return c.body(null, 204);
  })
  .openapi(resume, async (c) => {
    const target = c.req.valid('json');
    await c.env.host.paise.resume(Object.keys(target).length > 0 ? target : undefined);
    return c.body(null, 204);
  })
  .openapi(index, async (c) => {
    await startIndexing(c.env.host, c.req.valid('json'));
    return c.body(null, 202);
  });
