import type { Subtitles } from './cue.ts';

/** MicroDVD: `{first frame}{last frame}text|second line`. */
export function readMicroDvd(source: string): Subtitles {
  const cues = [...source.matchAll(/^\{(\d{1,9})\}\{\d{0,9}\}(.*)$/gm)].map(([, start = '', text = '']) => ({
    start,
    text: text.replaceAll(/\{[^{}]{0,100}\}/g, '').replaceAll('|', '\n'),
  }));
  return { cues };
}
