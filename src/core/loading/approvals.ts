import { join } from 'node:path';
import type { PluginPermissions } from '../../plugin/permissions.ts';
import { trustedPoints, type PluginManifest } from './plugin-manifest.ts';
import { readRecord, writeRecord } from './record.ts';

/** What a person agreed to, for one plugin. */
export interface Approval {
  readonly permissions: PluginPermissions;
  /** Points at which it may run within the engine. */
  readonly trusted: readonly string[];
}

export type Approvals = Readonly<Record<string, Approval>>;

const recordIn = (dataDirectory: string): string => join(dataDirectory, 'plugins', 'approved.json');

export const readApprovals = (dataDirectory: string): Approvals => readRecord(recordIn(dataDirectory)) as Approvals;

export const wishesOf = (manifest: PluginManifest): Approval => ({
  permissions: manifest.permissions ?? {},
  trusted: trustedPoints(manifest),
});

export const approvalOf = (approvals: Approvals, plugin: string): Approval | undefined =>
  Object.hasOwn(approvals, plugin) ? approvals[plugin] : undefined;

export function approve(dataDirectory: string, manifest: PluginManifest): void {
  writeRecord(recordIn(dataDirectory), { ...readApprovals(dataDirectory), [manifest.name]: wishesOf(manifest) });
}

export function withdrawApproval(dataDirectory: string, plugin: string): void {
  const { [plugin]: _approval, ...rest } = readApprovals(dataDirectory);
  writeRecord(recordIn(dataDirectory), rest);
}

/** What a plugin wants beyond what was agreed to, in words. */
export function wishesBeyond(manifest: PluginManifest, approval: Approval | undefined): readonly string[] {
  const { permissions, trusted } = wishesOf(manifest);
  return [
    ...beyond(permissions.read, approval?.permissions.read).map((place) => `to read ${place}`),
    ...beyond(permissions.hosts, approval?.permissions.hosts).map((host) => `to reach ${host}`),
    ...beyond(permissions.commands, approval?.permissions.commands).map((command) => `to run ${command}`),
    ...beyond(permissions.modules, approval?.permissions.modules).map((name) => `to load ${name}, which nothing confines`),
    ...beyond(trusted, approval?.trusted).map((point) => `to be part of the engine (${point})`),
  ];
}

const beyond = (wanted: readonly string[] = [], agreed: readonly string[] = []): readonly string[] =>
  wanted.filter((wish) => !agreed.includes(wish));
