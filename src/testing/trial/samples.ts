import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { detectType, headOf } from '../../core/pipeline/detect-type.ts';
import { memorySource } from '../../core/content/byte-source.ts';
import { select } from '../../core/pipeline/select.ts';
import type { Plugin } from '../../plugin/define-plugin.ts';
import type { TestFile } from '../extract-with.ts';
import { extensionOf } from '../hosts/plugin-parts.ts';
import type { PluginScenarios } from './scenarios.ts';

/** What an extractor is tried with: the samples of its scenario, and those of the files at `paths` that it would be given. */
export async function samplesFor(plugin: Plugin, key: string, { contentExtractors = {} }: PluginScenarios, paths: readonly string[]) {
  const samples: TestFile[] = [...(contentExtractors[key]?.samples ?? [])];
  for (const path of paths) {
    const sample = await fileAt(path);
    if (isFor(plugin, key, sample)) samples.push(sample.file);
  }
  return samples;
}

interface Sample {
  readonly file: TestFile;
  /** The bytes gave the type away. */
  readonly certain: boolean;
}

async function fileAt(path: string): Promise<Sample> {
  const bytes = readFileSync(path);
  const name = basename(path);
  const { mimeType, by } = await detectType(name, headOf(memorySource(`file:///${name}`, bytes, name)));
  return { file: { name, mimeType, bytes }, certain: by === 'content' };
}

function isFor(plugin: Plugin, key: string, { file: { name, mimeType }, certain }: Sample): boolean {
  const { preferredMimeTypes = [], fileExtensions = [] } = extensionOf(plugin, 'contentExtractors', key);
  const candidate = { id: key, external: true, mimeTypes: preferredMimeTypes, fileExtensions };
  return select([candidate], { mimeType, name, certain }, {}).ordered.length > 0;
}
