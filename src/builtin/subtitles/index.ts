import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import { textOfCues } from './cue.ts';
import { readSubtitles } from './read-subtitles.ts';

export default definePlugin({
  name: 'subtitles',
  description: 'Reads subtitles: SubRip, WebVTT, SubStation Alpha, MicroDVD',
  options: () => import('./options.ts').then((module) => module.options),
  contentExtractors: {
    cues: {
      version: 1,
      textRetention: 'reread',
      preferredMimeTypes: ['application/x-subrip', 'text/vtt', 'text/x-ssa', 'text/x-microdvd'],
      fileExtensions: ['.srt', '.vtt', '.ass', '.ssa', '.sub'],
      async extract(host, content) {
        const source = cleanText(await content.text());
        const subtitles = readSubtitles(source);
        if (subtitles === undefined) return host.addItem(source);
        const { cues, title } = subtitles;
        await host.addItem(textOfCues(cues, host.options.keepTimestamps), title === undefined ? {} : { title });
      },
    },
  },
});
