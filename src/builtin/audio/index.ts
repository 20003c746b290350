import { definePlugin } from '../../plugin/define-plugin.ts';

const types = `audio/mpeg audio/mp4 audio/flac audio/wav audio/aiff audio/x-aiff audio/ogg audio/opus audio/aac audio/ape audio/wavpack audio/x-wavpack
  audio/x-musepack audio/x-dsf audio/x-ms-wma audio/x-ms-asf audio/webm audio/matroska audio/x-matroska application/ogg application/vnd.ms-asf
  video/mp4 video/x-m4v video/quicktime video/3gpp video/3gpp2 video/matroska video/x-matroska video/webm video/ogg video/x-ms-wmv video/x-ms-asf
  video/vnd.avi video/x-msvideo`;

export default definePlugin({
  name: 'audio',
  description: 'Reads the tags, chapters, lyrics and subtitles of sound and film',
  contentExtractors: {
    media: {
      version: 2,
      preferredMimeTypes: types.split(/\s+/),
      async extract(host, content) {
        const { extractMedia } = await import('./extract-media.ts');
        await extractMedia(host, content);
      },
    },
  },
});
