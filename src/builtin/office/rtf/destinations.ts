/** Where the text of a group goes. */
export type Destination =
  | 'body'
  | 'aside'
  | 'deleted'
  | 'nothing'
  | 'fonts'
  | 'styles'
  | 'field'
  | 'object'
  | 'commenter'
  | keyof typeof infoFacts;

/** Groups of the information group by the fact that they tell. */
export const infoFacts = {
  title: 'title',
  author: 'author',
  subject: 'subject',
  keywords: 'keywords',
  doccomm: 'description',
  operator: 'lastModifiedBy',
  category: 'category',
  company: 'company',
  manager: 'manager',
  creatim: 'created',
  revtim: 'modified',
} as const;

const byWord: Readonly<Record<Exclude<Destination, keyof typeof infoFacts>, string>> = {
  body: 'fldrslt listtext pntext shptxt result do dptxbxtext ud shpinst shprslt shpgrp',
  aside: `footnote header headerl headerr headerf footer footerl footerr footerf annotation`,
  deleted: '',
  commenter: 'atnauthor',
  fonts: 'fonttbl',
  styles: 'stylesheet',
  field: 'fldinst',
  object: 'objdata',
  nothing: `colortbl info pict nonshppict themedata colorschememapping datastore latentstyles rsidtbl generator listtable
    listoverridetable xe tc rxe bkmkstart bkmkend atnid atrfstart atrfend atndate atntime atnref atnparent sp sn sv filetbl revtbl
    xmlnstbl wgrffmtfilter objclass objname objalias objsect pgdsctbl ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn pnseclvl pn pntxta pntxtb htmltag
    mhtmltag fname hlinkbase userprops docvar template private factoidname passwordhash upr blipuid background`,
};

export const destinations: ReadonlyMap<string, Destination> = new Map<string, Destination>([
  ...Object.entries(byWord).flatMap(([destination, words]) =>
    words.split(/\s+/).map((word) => [word, destination as Destination] as const),
  ),
  ...(Object.keys(infoFacts) as (keyof typeof infoFacts)[]).map((word) => [word, word] as const),
]);

/** Control words that are characters. */
export const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  '~': '\u00a0',
  _: '-',
  '{': '{',
  '}': '}',
  '\\': '\\',
};
