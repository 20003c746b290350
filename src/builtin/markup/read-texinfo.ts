import { createMarkupDocument, type MarkupDocument, type MarkupText } from './markup-document.ts';

const heading =
  /^@(?:top|part|chapter|unnumbered|appendix|(?:unnumbered|appendix|numbered)?(?:sub){0,2}sec(?:tion)?|section|subsection|subsubsection|(?:sub){0,2}heading|majorheading|chapheading|centerchap)[ \t]+(.*)$/;
const command = /^@([A-Za-z]+)(?:[ \t]+(.*))?$/;
/** Environments that only other output formats or no reader at all see. */
const hiddenBlocks = new Set(
  'ignore menu detailmenu direntry tex iftex html ifhtml xml docbook macro rmacro titlepage documentdescription'.split(' '),
);
/** Lines that are for the formatter. */
const silent = new Set(
  `node setfilename include set clear c comment cindex findex vindex kindex pindex tindex printindex contents shortcontents summarycontents
   documentencoding setchapternewpage paragraphindent firstparagraphindent exampleindent finalout synindex syncodeindex defindex defcodeindex
   dircategory sp page need bye headings anchor afourpaper smallbook raggedbottom noindent indent vskip footnotestyle everyheading evenheading
   oddheading evenfooting oddfooting headitemfont kbdinputstyle alias definfoenclose dircategory insertcopying end`.split(/\s+/),
);
const symbols: Readonly<Record<string, string>> = {
  dots: '…',
  enddots: '…',
  copyright: '©',
  result: '⇒',
  expansion: '→',
  print: '⊣',
  error: 'error',
  bullet: '•',
  minus: '−',
  tie: ' ',
  TeX: 'TeX',
  LaTeX: 'LaTeX',
  comma: ',',
  atchar: '@',
  lbracechar: '{',
  rbracechar: '}',
};

/** Texinfo: https://www.gnu.org/software/texinfo/manual/texinfo/ */
export function readTexinfo(source: string): MarkupText {
  const document = createMarkupDocument();
  let hiddenUntil: string | undefined;
  for (const line of source.split(/\r?\n/)) {
    const text = line.trim();
    if (hiddenUntil !== undefined) {
      if (text === hiddenUntil) hiddenUntil = undefined;
      else if (hiddenUntil === '@end titlepage') readTitlePage(text, document);
      continue;
    }
    const [, name = '', argument = ''] = command.exec(text) ?? [];
    if (hiddenBlocks.has(name)) hiddenUntil = `@end ${name}`;
    else if (text.startsWith('\\input') || text.startsWith('@c ') || silent.has(name)) continue;
    else readLine(text, name, argument, document);
  }
  return document.read();
}

/** It repeats what is said elsewhere, but for the authors. */
function readTitlePage(text: string, document: MarkupDocument): void {
  const [, name = '', argument = ''] = command.exec(text) ?? [];
  if (name === 'author') document.author(inline(argument, document));
  else if (name === 'title') document.title(inline(argument, document));
  else if (name === 'subtitle') document.line(inline(argument, document));
}

function readLine(text: string, name: string, argument: string, document: MarkupDocument): void {
  const [, title] = heading.exec(text) ?? [];
  if (title !== undefined) document.heading(inline(title, document));
  else if (name === 'settitle' || name === 'title') document.title(inline(argument, document));
  else if (name === 'author') document.author(inline(argument, document));
  else if (name === 'documentlanguage') document.language(argument);
  else if (name !== '')
    document.line(inline(/^(?:item|itemx|tab|headitem|center|caption|def\w*|exdent|multitable)$/.test(name) ? argument : '', document));
  else document.line(inline(text, document));
}

/** One pass: `@name{` and its brace vanish, what is between stays. Of references only the name of the node stays. */
function inline(text: string, document: MarkupDocument): string {
  if (!/[@{}]/.test(text)) return text;
  const plain = text
    .replaceAll(/@(?:uref|url|email|inlineraw)\{([^{},\n]{1,2000})(?:,([^{}\n]{0,2000}))?\}/g, (_, target: string, label?: string) => {
      document.link(target.trim());
      return label?.trim() ?? target;
    })
    .replaceAll(/@(?:px|x|info)?ref\{([^{},\n]{1,500})(?:,[^{}\n]{0,1000})?\}/g, '$1')
    .replaceAll(/@(?:anchor|image|cindex)\{[^{}\n]{0,500}\}/g, '')
    .replaceAll(/@([A-Za-z]+)\{\}/g, (_, name: string) => symbols[name] ?? '')
    .replaceAll(/@[A-Za-z]+\{/g, '')
    .replaceAll(/@tab\b/g, '\t')
    .replaceAll(/(?<!@)\}/g, '');
  return plain.replaceAll(/@([@{}])/g, '$1').replaceAll(/@[*/:. -]/g, ' ');
}
