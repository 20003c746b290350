/**
 * The contract between paise2 and its plugins. This folder is all that a plugin author reads.
 *
 * - A **plugin** is a value made by {@link definePlugin}.
 * - It offers **extensions** at **extension points**; see {@link ExtensionPoints}.
 * - Each extension is handed a **host**, scoped to its plugin: the only way out.
 * - Work is a **job**; there is at most one per kind and key.
 * - What flows is **content**, bytes at a location, with **metadata**.
 *
 * The flow: source → queue → fetcher → queue → extractor → data storage → search.
 */
export { z } from 'zod';
export * from './cache-provider.ts';
export * from './cleanup-job.ts';
export * from './command.ts';
export * from './configuration-provider.ts';
export * from './contract-version.ts';
export * from './content-extractor.ts';
export * from './content-fetcher.ts';
export * from './content-source.ts';
export * from './content.ts';
export * from './data-storage-provider.ts';
export * from './define-plugin.ts';
export * from './engine-status.ts';
export * from './errors.ts';
export * from './extension-points.ts';
export * from './file-url.ts';
export * from './hosts.ts';
export * from './http-handler.ts';
export * from './item.ts';
export * from './job-queue-provider.ts';
export * from './job.ts';
export * from './lifecycle-action.ts';
export * from './metadata.ts';
export * from './outcomes.ts';
export * from './paise.ts';
export * from './permissions.ts';
export * from './plugins.ts';
export * from './query.ts';
export * from './rendering.ts';
export * from './standard-schema.ts';
export * from './state-storage-provider.ts';
export * from './turn.ts';
