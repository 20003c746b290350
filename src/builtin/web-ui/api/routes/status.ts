import { createRoute, z } from '@hono/zod-openapi';
import { answering, newApi, wholeNumber } from '../define-api.ts';
import { healthOf } from '../health-of.ts';
import { lastRecords } from '../last-records.ts';
import { metricsText } from '../metrics/metrics-text.ts';
import { health, logRecords, status } from '../schemas/status.ts';

const current = createRoute({
  method: 'get',
  path: '/status',
  summary: 'What the engine does, and what the index holds',
  responses: answering(status, 'The status'),
});

const events = createRoute({
  method: 'get',
  path: '/events',
  summary: 'The status, whenever it changed, as server-sent events',
  description: 'Each event is called `status`; its data is what `/status` answers. At most two a second, fewer when nothing happens.',
  responses: { 200: { description: 'Events without end', content: { 'text/event-stream': { schema: z.string() } } } },
});

const log = createRoute({
  method: 'get',
  path: '/log',
  summary: 'What was logged last, oldest first',
  request: { query: z.strictObject({ limit: wholeNumber(1, 1000).default(200) }) },
  responses: answering(logRecords, 'The records'),
});

const healthy = createRoute({
  method: 'get',
  path: '/health',
  summary: 'Whether all is well, for programs that watch programs',
  responses: {
    ...answering(health, 'All is well'),
    503: { description: 'It is not', content: { 'application/json': { schema: health } } },
  },
});

const metrics = createRoute({
  method: 'get',
  path: '/metrics',
  summary: 'Numbers for Prometheus',
  responses: { 200: { description: 'Text format 0.0.4', content: { 'text/plain': { schema: z.string() } } } },
});

export const statusRoutes = newApi()
  .openapi(current, async (c) => c.json(await c.env.host.paise.status(), 200))
  .openapi(events, (c) => {
    const body = c.env.shared.events.stream(AbortSignal.any([c.env.host.signal, c.req.raw.signal]));
    return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
  })
  .openapi(log, async (c) => c.json({ records: await lastRecords(c.env.host.paise.log(), c.req.valid('query').limit) }, 200))
  .openapi(healthy, async (c) => {
    const found = await healthOf(c.env.host.paise);
    return c.json(found, found.ok ? 200 : 503);
  })
  .openapi(metrics, async (c) => {
    const text = metricsText(await c.env.host.paise.status(), c.env.shared.searches);
    return c.text(text, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
