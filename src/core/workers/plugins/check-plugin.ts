import { extensionPointNames } from '../../extension-points.ts';
import { isRendering } from '../check-rendering.ts';
import { byTag, count, fields, flag, json, listOf, mapOf, number, optional, text, type Check } from '../shape.ts';

/** What comes from the process of a plugin is looked at like all that comes from workers. */

const facts = json({ depth: 50, values: 100_000, characters: 1024 * 1024 });
const names = optional(listOf(text(1000), 1000));

const extension = fields({ data: facts, functions: listOf(text(1000), 1000) });
const extensions: Check = (value) =>
  mapOf(mapOf(extension, 1000), extensionPointNames.length)(value) &&
  Object.keys(value as object).every((point) => (extensionPointNames as readonly string[]).includes(point));

export const isManifest = fields({
  name: text(1000),
  description: optional(text()),
  version: optional(text(1000)),
  homepage: optional(text()),
  requires: names,
  formerNames: names,
  permissions: optional(fields({ read: names, hosts: names, commands: names, modules: names })),
  options: optional(fields({ shape: optional(facts) })),
  extensions,
});

const location = byTag('kind', {
  file: fields({ path: text(), size: count, modifiedAt: number }),
  cache: fields({ plugin: text(), cacheId: text(), size: count }),
});
const fetched = byTag('type', {
  gone: fields({}),
  content: fields({ location, fingerprint: optional(text()), mimeType: optional(text(1024)), charset: optional(text(1024)) }),
});

export const isInvocationAnswer: Check = (value) => value === undefined || flag(value) || fetched(value) || isRendering(value);
