/**
 * Tables of the queue and of what plugins remember.
 *
 * - `sequence` hands out job ids and tokens. Jobs that run with a token up to `session_start` belong to an engine that is dead.
 * - `job_plugin` 0 stands for all plugins: pausing it pauses everything.
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

export const stateSchema = `
CREATE TABLE state (
  partition TEXT NOT NULL,
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (partition, key)
) STRICT, WITHOUT ROWID;
`;
