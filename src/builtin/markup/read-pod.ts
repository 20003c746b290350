import { createMarkupDocument, type MarkupDocument, type MarkupText } from './markup-document.ts';

const command = /^=([a-zA-Z]\w*)(?:[ \t]+(.*))?$/s;
const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  verbar: '|',
  sol: '/',
  amp: '&',
  quot: '"',
  nbsp: ' ',
  lchevron: '«',
  rchevron: '»',
};
const longestCode = 5000;

/** Plain old documentation of Perl: perlpod(1). What is outside is code, of which a file of documentation has none. */
export function readPod(source: string): MarkupText {
  const document = createMarkupDocument();
  let isPod = !/^=(?:head\d|pod|encoding|over|begin|for)\b/m.test(source);
  let hidden = false;
  let isName = false;
  for (const paragraph of source.split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)) {
    const [, name, argument = ''] = command.exec(paragraph.trimStart()) ?? [];
    if (name === undefined) {
      if (!isPod || hidden) continue;
      const text = /^[ \t]/.test(paragraph) ? paragraph : inline(paragraph, document);
      if (isName) document.title(text);
      isName = false;
      document.line(text);
      document.line('');
      continue;
    }
    isPod = name !== 'cut';
    if (name === 'begin') hidden = !/^(?::|text\b)/.test(argument);
    else if (name === 'end') hidden = false;
    else if (name.startsWith('head')) {
      document.heading(inline(argument, document));
      isName = /^NAME\b/i.test(argument);
    } else if (name === 'item') document.line(inline(argument.replace(/^\*[ \t]*/, ''), document));
  }
  return document.read();
}

/** Codes may stand within each other: they are taken away from the inside out, a few levels deep. */
function inline(text: string, document: MarkupDocument): string {
  let shown = text.replaceAll(/[A-Z]<< {0,4}((?:[^>\n]|>(?!>)){0,2000}?) {0,4}>>/g, '$1');
  for (let level = 0; level < 4 && /[A-Z]</.test(shown); level += 1)
    shown = shown.replaceAll(/([A-Z])<([^<>]{0,5000})>/g, (_, code: string, body: string) =>
      codeText(code, body.slice(0, longestCode), document),
    );
  return shown;
}

function codeText(code: string, body: string, document: MarkupDocument): string {
  if (code === 'E') return entities[body] ?? entityByNumber(body);
  if (code === 'X' || code === 'Z') return '';
  if (code !== 'L') return body;
  const bar = body.indexOf('|');
  const target = body.slice(bar + 1);
  if (/^[a-z][\w+.-]*:\S/i.test(target)) document.link(target);
  return bar === -1 ? target.replaceAll('"', '').replace(/\//, ' ') : body.slice(0, bar);
}

function entityByNumber(body: string): string {
  const code = Number(body);
  return Number.isInteger(code) && code > 31 && code < 0xd800 ? String.fromCharCode(code) : body;
}
