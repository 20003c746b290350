import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scriptTexts } from './scripts.ts';

/** A word that all these files have. */
export const scriptWord = 'xylophonist';

/** Writes files of several kinds with texts that would like to run: in their names, titles, metadata and contents. Returns how many. */
export function writeScripts(folder: string, texts: readonly string[] = scriptTexts): number {
  mkdirSync(folder, { recursive: true });
  for (const [at, text] of texts.entries()) {
    const { extension, content } = kinds[at % kinds.length] ?? plain;
    writeFileSync(join(folder, `${at}-${nameOf(text)}${extension}`), content(text));
  }
  return texts.length;
}

interface Kind {
  readonly extension: string;
  content(text: string): string;
}

const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const plain: Kind = { extension: '.txt', content: (text) => `${text}\n${scriptWord}\n${text}` };
const kinds: readonly Kind[] = [
  plain,
  {
    extension: '.md',
    content: (text) =>
      `---\ntitle: ${JSON.stringify(text)}\ntags: [${JSON.stringify(text)}]\nauthor: ${JSON.stringify(text)}\n---\n# ${text}\n${scriptWord} ${text}\n\n- ${text}\n\n> ${text}\n\n\`\`\`html\n${text}\n\`\`\`\n| ${text} | b |\n|---|---|\n| [${text}](${text}) | ![${text}](${text}) |\n`,
  },
  {
    extension: '.html',
    content: (text) =>
      `<!doctype html><title>${escaped(text)}</title><meta name=author content="${escaped(text)}"><h1>${escaped(text)}</h1><p>${scriptWord} ${escaped(text)}</p><p>${text}</p>`,
  },
  {
    extension: '.eml',
    content: (text) =>
      `From: "${oneLine(text).replaceAll('"', "'")}" <a@example.org>\r\nTo: b@example.org\r\nSubject: ${oneLine(text)}\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n\r\n${scriptWord} ${text}\r\n`,
  },
  { extension: '.js', content: (text) => `// ${scriptWord}\nconst text = ${JSON.stringify(text)}; /* ${text} */\n` },
  { extension: '.csv', content: (text) => `name,value\n${scriptWord},${JSON.stringify(text)}\n` },
  {
    extension: '.svg',
    content: (text) => `<svg xmlns="http://www.w3.org/2000/svg"><title>${escaped(text)}</title><text>${scriptWord}</text>${text}</svg>`,
  },
];

/** A name may hold anything but these, and is not long. */
const nameOf = (text: string): string =>
  Buffer.from(text.replaceAll(/[/\0]/g, '_'))
    .subarray(0, 180)
    .toString()
    .replace(/\ufffd+$/, '');
