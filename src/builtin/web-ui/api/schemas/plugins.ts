import { z } from '@hono/zod-openapi';
import type { PluginPermissions } from '../../../../plugin/permissions.ts';
import type { PluginInfo } from '../../../../plugin/plugins.ts';
import { maybe } from './maybe.ts';

const permissions: z.ZodType<PluginPermissions> = z.strictObject({
  read: maybe(z.array(z.string())),
  hosts: maybe(z.array(z.string())),
  commands: maybe(z.array(z.string())),
  modules: maybe(z.array(z.literal('node:sqlite'))),
});

export const pluginInfo: z.ZodType<PluginInfo> = z
  .strictObject({
    name: z.string(),
    from: z.enum(['built-in', 'file', 'package', 'project']),
    state: z.enum(['enabled', 'disabled', 'set aside']),
    problem: maybe(z.string()),
    path: maybe(z.string()),
    package: maybe(z.string()),
    description: maybe(z.string()),
    version: maybe(z.string()),
    homepage: maybe(z.string()),
    contract: maybe(z.number()),
    requires: maybe(z.array(z.string())),
    permissions: maybe(permissions),
    trusted: maybe(z.array(z.string())),
    extensions: z.record(z.string(), z.array(z.string())),
  })
  .openapi('PluginInfo');

export const plugins: z.ZodType<{ readonly plugins: readonly PluginInfo[] }> = z.strictObject({ plugins: z.array(pluginInfo) });
