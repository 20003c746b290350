import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { Metadata, MetadataFields } from '../../plugin/metadata.ts';
import { RejectContent, SkipContent } from '../../plugin/outcomes.ts';
import type { Archive, Member, MemberData, OpenArchive, Problem } from './archive.ts';
import { noBytes } from './archive.ts';
import { createMemberKeys } from './member-keys.ts';
import { createProblemTally, reasonFor } from './problem-tally.ts';

/** One member is held at a time, by us and by its extractor. */
const mostOfMember = 256 * 1024 ** 2;
/** As many as the host records. */
const mostMembers = 1_000_000;
/** The host does not say when its limits are reached, so the same bounds hold here for the work of unpacking. */
const alwaysProduced = 10 * 1024 ** 2;
const mostRatio = 200;

/** Hands each file of an archive to the extractor that fits it. Those that cannot be read are recorded by name, with the reason. */
export async function extractArchive(host: ContentExtractorHost, content: Content, metadata: Metadata, open: OpenArchive): Promise<void> {
  const mostProduced = Math.max(alwaysProduced, content.size * mostRatio);
  const archive = await open(content, mostProduced);
  if (archive === undefined) throw new RejectContent(`It cannot be read as ${content.mimeType}.`, 'corrupt');
  const count = await addMembers(host, archive, mostProduced);
  const said = archive.metadata?.() ?? {};
  if (count === 0 && Object.keys(said).length === 0) rejectUnreadable(archive.problem());
  if (count > mostMembers)
    host.markPartial({ code: 'limit:members', text: `It has more than ${mostMembers} files; the rest was left out.` });
  await host.addItem('', metadata.merge({ ...said, fileCount: Math.min(count, mostMembers) }));
}

function rejectUnreadable(problem: Problem | undefined): void {
  if (problem === 'encrypted') throw new SkipContent('It is encrypted, and so are the names in it.', 'encrypted');
  if (problem === 'unsupported') throw new SkipContent('It is packed in a way that cannot be read.', 'unsupported');
  if (problem !== undefined) throw new RejectContent('It is damaged; nothing in it could be read.', 'corrupt');
}

/** Returns the number of files; more than the limit where there are more. */
async function addMembers(host: ContentExtractorHost, archive: Archive, mostProduced: number): Promise<number> {
  const keyOf = createMemberKeys();
  const tally = createProblemTally();
  let left = mostProduced;
  let count = 0;
  for await (const member of archive.members()) {
    host.signal.throwIfAborted();
    count += 1;
    if (count > mostMembers) break;
    const most = Math.min(mostOfMember, left);
    const data = left > 0 ? await member.read(most) : { bytes: noBytes, problem: 'too-large' as const };
    // What was unpacked in vain was work too. What says to be too large is not even begun.
    const isLie = data.problem === 'too-large' && (member.size ?? 0) <= most;
    left -= isLie ? most : data.bytes.length;
    if (data.problem !== undefined) tally.add(data.problem);
    await addMember(host, member, keyOf(member.name), data);
  }
  const problem = archive.problem();
  if (problem !== undefined && tally.reason() === undefined) host.markPartial(wholeReason(problem));
  const reason = tally.reason();
  if (reason !== undefined) host.markPartial(reason);
  return count;
}

const wholeReason = (problem: Problem): { readonly code: string; readonly text: string } =>
  problem === 'too-large'
    ? { code: 'limit:produced', text: 'It unpacks to more than the limit allows; the rest was left out.' }
    : { code: problem, text: 'Not all of it could be read: it is incomplete, damaged or packed in an unknown way.' };

async function addMember(host: ContentExtractorHost, member: Member, key: string, { bytes, problem }: MemberData): Promise<void> {
  const { modifiedAt } = member;
  const known = { key, ...(modifiedAt !== undefined && { modifiedAt }) };
  const said: MetadataFields = { ...(isOdd(member.name, key) && { memberName: member.name }) };
  const size = Math.max(bytes.length, member.size ?? 0);
  const unread = bytes.length === 0 && problem !== undefined && reasonFor(problem);
  await host.addContent({ ...known, bytes, size, metadata: said, ...(unread && { unread }) });
}

/** Whether the key lost more of the name than the usual `./` at its start. */
const isOdd = (name: string, key: string): boolean => name.replace(/^(?:\.?\/)+/, '') !== key && key !== 'unnamed';
