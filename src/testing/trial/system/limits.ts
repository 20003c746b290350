import assert from 'node:assert/strict';
import { basename } from 'node:path';
import type { OpenStage } from './on-stage.ts';
import { endOf } from './found.ts';
import type { Stage } from './stage.ts';

const mebibyte = 1024 ** 2;
/** More than is read in the time, and more than fits in the memory when it is copied once or twice. */
const sizes = [4 * mebibyte, 64 * mebibyte];
const workers = { silence: '3s', total: '3s', memory: '256MB' };

/** The first sample again and again, for workers that have little of everything. */
export function withLargeFiles(stage: Stage): Stage {
  const [sample] = Object.entries(stage.files);
  if (!sample) return stage;
  const [name, content] = sample;
  const bytes = Buffer.from(content);
  const files = Object.fromEntries(sizes.map((size) => [`${size / mebibyte} MiB/${basename(name)}`, repeated(bytes, size)]));
  return { ...stage, files, finds: Object.keys(files), config: { ...stage.config, paise2: { workers } } };
}

function repeated(bytes: Buffer, size: number): Buffer {
  return Buffer.alloc(size, bytes.length === 0 ? ' ' : bytes);
}

/** Each ends, one way or another. How is told. */
export async function requireEnds({ system, stage, urls }: OpenStage, remark: (text: string) => void): Promise<void> {
  await system.idle();
  for (const [index, url] of urls.entries()) {
    const explanation = await system.paise.explain(url);
    const { item, job } = explanation;
    assert.ok(item ?? job, `${stage.finds[index]} is neither in the index nor waiting: ${explanation.summary}`);
    remark(`${stage.finds[index]}, read in at most ${workers.total} with ${workers.memory}: ${endOf(explanation)}`);
  }
}
