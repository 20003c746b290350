import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Engine, EngineSetup } from './engine.ts';

/** The engines of these names that are installed. Says which are not. */
export function installedPeers(names: readonly string[]): readonly Engine[] {
  return names.flatMap((name) => {
    const peer = peers[name];
    if (!peer) throw new Error(`No peer is called ${name}. There are: ${Object.keys(peers).join(', ')}`);
    const { error, stdout, stderr } = spawnSync(peer.program, [peer.versionOption], { encoding: 'utf8' });
    if (error) process.stderr.write(`${name} is left out: ${error.message}\n`);
    return error ? [] : [{ name, version: peer.versionPattern.exec(stdout + stderr)?.[0] ?? name, setUp: peer.setUp }];
  });
}

interface Peer {
  readonly program: string;
  readonly versionOption: string;
  readonly versionPattern: RegExp;
  setUp(corpus: string, home: string): EngineSetup;
}

const peers: Readonly<Record<string, Peer>> = {
  recoll: { program: 'recollindex', versionOption: '-h', versionPattern: /Recoll [\d.]+ \+ Xapian [\d.]+/, setUp: setUpRecoll },
  qmd: { program: 'qmd', versionOption: '--version', versionPattern: /qmd [\d.]+/, setUp: setUpQmd },
  ripgrep: { program: 'rg', versionOption: '--version', versionPattern: /ripgrep [\d.]+/, setUp: setUpRipgrep },
};

/**
 * Everything below the corpus is to be indexed, at a priority not lower than ours; a helper program that hangs is ended. Without spelling
 * suggestions: where their dictionary can not be made, which depends on the locale, a failing process is started for every rare word.
 */
function setUpRecoll(corpus: string, home: string): EngineSetup {
  const settings = { topdirs: corpus, skippedPaths: '/nonexistent', idxniceprio: '-10', filtermaxseconds: '60', noaspell: '1' };
  writeFileSync(
    join(home, 'recoll.conf'),
    Object.entries(settings)
      .map(([name, value]) => `${name} = ${value}\n`)
      .join(''),
  );
  const index = { file: 'recollindex', args: ['-c', home] };
  const python = pythonWithRecoll();
  return {
    indexing: { first: index, again: index, directory: join(home, 'xapiandb') },
    search: (word) => ({ file: 'recollq', args: ['-c', home, '-n', '10', word] }),
    ...(python !== undefined && { searchTimes: { file: python, args: [resolve(import.meta.dirname, 'recoll_search_times.py'), home] } }),
  };
}

/** The system's package serves the system's Python, which need not be the first in PATH. */
function pythonWithRecoll(): string | undefined {
  return ['python3', '/usr/bin/python3'].find((python) => spawnSync(python, ['-c', 'from recoll import recoll']).status === 0);
}

/** Full-text search only; its models are not used. */
function setUpQmd(corpus: string, home: string): EngineSetup {
  const env = { HOME: home, XDG_CACHE_HOME: join(home, 'cache'), XDG_CONFIG_HOME: join(home, 'config') };
  mkdirSync(env.XDG_CACHE_HOME);
  const run = (...args: readonly string[]) => ({ file: 'qmd', args, env });
  return {
    indexing: {
      first: run('collection', 'add', corpus, '--name', 'corpus', '--mask', '**/*'),
      again: run('update'),
      directory: env.XDG_CACHE_HOME,
    },
    search: (word) => run('search', '-n', '10', word),
  };
}

/** It reads every file for every search; finding nothing is exit code 1. */
function setUpRipgrep(corpus: string): EngineSetup {
  return {
    search: (word) => ({ file: 'rg', args: ['--files-with-matches', '--ignore-case', '--fixed-strings', word, corpus], fine: [0, 1] }),
  };
}
