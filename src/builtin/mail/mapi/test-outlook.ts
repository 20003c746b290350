import { makeCompoundFile } from '../../../kit/compound-file/test-compound-file.ts';
import { messageStreams } from '../test-mail.ts';
import { ids } from '../../../kit/mapi/property-ids.ts';

const date = new Date('2024-05-01T10:00:00Z');
const attachment = '__attach_version1.0_#00000000/';
const inner = '__attach_version1.0_#00000001/__substg1.0_3701000D/';

/** A message with a recipient, a file, and a message that is attached to it. */
export const makeOutlookMessage = (): Buffer =>
  makeCompoundFile({
    ...messageStreams('', 32, {
      [ids.subject]: 'The subject',
      [ids.senderName]: 'Ann Smith',
      [ids.senderSmtp]: 'ann@example.org',
      [ids.submitTime]: date,
      [ids.body]: 'The body é',
      [ids.messageId]: '<1@example.org>',
    }),
    ...messageStreams('__recip_version1.0_#00000000/', 8, {
      [ids.displayName]: 'Bob',
      [ids.smtpAddress]: 'bob@example.org',
      [ids.recipientType]: 1,
    }),
    ...messageStreams('__recip_version1.0_#00000001/', 8, { [ids.displayName]: 'Carol', [ids.recipientType]: 2 }),
    ...messageStreams(attachment, 8, { [ids.longName]: 'a.txt', [ids.attachment]: Buffer.from('file'), [ids.attachType]: 'text/plain' }),
    ...messageStreams('__attach_version1.0_#00000001/', 8, { [ids.displayName]: 'Inner', [ids.attachMethod]: 5 }),
    ...messageStreams(inner, 24, { [ids.subject]: 'Inner', [ids.html]: Buffer.from('<p>inner <b>words</b>') }),
    ...messageStreams(`${inner}__attach_version1.0_#00000000/`, 8, { [ids.shortName]: 'b.txt', [ids.attachment]: Buffer.from('deep') }),
  });
