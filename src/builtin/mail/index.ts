import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'mail',
  description: 'Reads mail: single messages, mailboxes, and what Outlook saves',
  contentExtractors: {
    message: {
      version: 2,
      preferredMimeTypes: ['message/rfc822', 'message/global', 'message/news'],
      fileExtensions: ['.eml', '.emlx', '.nws'],
      async extract(host, content) {
        const { extractMessage } = await import('./extract-message.ts');
        await extractMessage(host, content);
      },
    },
    mailbox: {
      version: 1,
      preferredMimeTypes: ['application/mbox'],
      fileExtensions: ['.mbox', '.mbx'],
      async extract(host, content) {
        const { extractMailbox } = await import('./mailbox/extract-mailbox.ts');
        await extractMailbox(host, content);
      },
    },
    outlook: {
      version: 3,
      preferredMimeTypes: ['application/vnd.ms-outlook'],
      fileExtensions: ['.msg', '.oft'],
      // Other programs save plain mail under this name.
      canExtract: async (content) => (await content.bytes({ start: 0, end: 4 })).join() === '208,207,17,224',
      async extract(host, content) {
        const { extractOutlook } = await import('./mapi/extract-outlook.ts');
        await extractOutlook(host, content);
      },
    },
    tnef: {
      version: 2,
      preferredMimeTypes: ['application/vnd.ms-tnef', 'application/ms-tnef'],
      fileExtensions: ['.tnef', 'winmail.dat'],
      async extract(host, content) {
        const { extractTnef } = await import('./mapi/extract-tnef.ts');
        await extractTnef(host, content);
      },
    },
    signed: {
      version: 1,
      preferredMimeTypes: [
        'application/pkcs7-mime',
        'application/x-pkcs7-mime',
        'application/pkcs7-signature',
        'application/x-pkcs7-signature',
        'application/timestamped-data',
      ],
      fileExtensions: ['.p7m', '.p7s', '.tsd'],
      async extract(host, content) {
        const { extractSigned } = await import('./signed/extract-signed.ts');
        await extractSigned(host, content);
      },
    },
  },
});
