/**
 * Tables of the queue and of what plugins remember, as they were first released; see {@link fairQueueStep} for what changed since.
 *
 * - `sequence` hands out job ids and tokens. Jobs that run with a token up to `session_start` belong to an engine that is dead.
 * - `job_plugin` 0 stands for all plugins.
 * - `job`: one row per kind and key; jobs that are done are deleted. States: 0 ready, 1 waiting, 2 running, 3 dead. `next` is the spec (JSON)
 *   that came while the job ran. The short columns stand first, so that an update finds them without reading the long ones.
 */
export const queueSchema = `
CREATE TABLE sequence (value INTEGER NOT NULL, session_start INTEGER NOT NULL) STRICT;
INSERT INTO sequence VALUES (0, 0);

CREATE TABLE job_plugin (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, paused INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO job_plugin VALUES (0, '*', 0);

CREATE TABLE job (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  plugin INTEGER NOT NULL,
  state INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  not_before INTEGER NOT NULL,
  token INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  crashes INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  key TEXT NOT NULL,
  revision TEXT NOT NULL,
  payload TEXT NOT NULL,
  failure TEXT,
  next TEXT
) STRICT;
CREATE UNIQUE INDEX job_key ON job (key, kind);
CREATE INDEX job_ready ON job (priority, id, kind, plugin) WHERE state = 0;
CREATE INDEX job_unready ON job (state, not_before) WHERE state > 0;
`;

/**
 * From version 1 to 2.
 *
 * - `job_pause`: plugin 0 is all plugins, kind 0 all kinds.
 * - `job.skip` (JSON, NULL where empty) and `job.progress` (JSON) belong to the revision and go with it.
 * - `job_ready` holds the ready jobs by lane (priority, plugin, kind), and in a lane by id: claiming goes from lane to lane.
 * - `job_unready` and `job_failed` answer the summary by themselves.
 */
export const fairQueueStep = `
CREATE TABLE job_pause (
  plugin INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  since INTEGER NOT NULL,
  reason TEXT,
  PRIMARY KEY (plugin, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO job_pause SELECT id, 0, unixepoch() * 1000, NULL FROM job_plugin WHERE paused;
ALTER TABLE job_plugin DROP COLUMN paused;

ALTER TABLE job ADD COLUMN skip TEXT;
ALTER TABLE job ADD COLUMN progress TEXT;
DROP INDEX job_ready;
DROP INDEX job_unready;
CREATE INDEX job_ready ON job (priority, plugin, kind) WHERE state = 0;
CREATE INDEX job_unready ON job (state, not_before, kind) WHERE state > 0;
CREATE INDEX job_failed ON job (failure ->> '$.code', failure ->> '$.extension', state) WHERE failure IS NOT NULL;
`;

/**
 * From version 2 to 3, before the storage forgets all that it indexed: what failed is tried again, what was done in parts begins anew, and cached
 * bytes that nothing will refer to are freed.
 */
export const indexAnewStep = `
DELETE FROM job WHERE state = 3 AND kind < 3;
UPDATE job SET progress = NULL WHERE progress IS NOT NULL;

INSERT OR IGNORE INTO job_plugin (name) SELECT DISTINCT plugin FROM cached;
INSERT OR IGNORE INTO job (id, kind, plugin, state, priority, not_before, created_at, updated_at, key, revision, payload)
SELECT (SELECT value FROM sequence) + row_number() OVER (), 3, job_plugin.id, 0, 300, 0, unixepoch() * 1000, unixepoch() * 1000,
  name || '/' || cache_id, 'cleanup', json_object('plugin', name, 'cacheIds', json_array(cache_id))
FROM (SELECT DISTINCT plugin AS name, cache_id FROM cached) JOIN job_plugin USING (name);
UPDATE sequence SET value = max(value, coalesce((SELECT max(id) FROM job), 0));
`;

export const stateSchema = `
CREATE TABLE state (
  partition TEXT NOT NULL,
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (partition, key)
) STRICT, WITHOUT ROWID;
`;
