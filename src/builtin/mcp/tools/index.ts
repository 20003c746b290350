import { fetch } from './fetch.ts';
import { search } from './search.ts';
import { similar } from './similar.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import type { Tool } from './tool.ts';

/** All that an agent can ask. */
export const tools: readonly Tool[] = [search, fetch, similar, sources, status];
