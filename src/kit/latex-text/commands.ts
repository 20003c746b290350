/** What becomes of the argument of a command. Of all others the arguments are text. */
export type ArgumentUse = 'title' | 'author' | 'date' | 'keywords' | 'heading' | 'link' | 'hidden';

const names = {
  title: 'title icmltitle',
  author: 'author',
  date: 'date',
  keywords: 'keywords',
  heading: 'part chapter section subsection subsubsection paragraph subparagraph frametitle addchap addsec minisec',
  link: 'url href',
  hidden: `label ref eqref pageref autoref nameref cref Cref vref cite citep citet citealp citeauthor citeyear parencite textcite footcite autocite
    nocite bibliography bibliographystyle addbibresource includegraphics input include subfile usepackage RequirePackage documentclass
    documentstyle begin end vspace hspace setlength addtolength pagestyle thispagestyle pagenumbering color textcolor definecolor colorlet
    hypersetup geometry newcounter setcounter addtocounter stepcounter renewenvironment newtheorem theoremstyle graphicspath
    DeclareGraphicsExtensions newcommand renewcommand providecommand DeclareMathOperator DeclareRobustCommand newenvironment newif
    lstset tikzset usetikzlibrary usetheme usecolortheme selectlanguage setmainfont setsansfont setmonofont fontsize fontfamily
    hyphenation thanks inst orcidID index glossary phantom rule raisebox parbox multicolumn multirow cline cmidrule arraystretch resizebox scalebox
    ProvidesPackage ProvidesClass ProvidesFile NeedsTeXFormat sisetup captionsetup pgfplotsset tableofcontents IfFileExists`,
} as const satisfies Record<ArgumentUse, string>;

export const argumentUses: ReadonlyMap<string, ArgumentUse> = new Map(
  Object.entries(names).flatMap(([use, commands]) => commands.split(/\s+/).map((command) => [command, use as ArgumentUse])),
);

/** Commands with several arguments that are no text; where the last is, it is not counted. */
export const hiddenArguments: ReadonlyMap<string, number> = new Map([
  ['newcommand', 2],
  ['renewcommand', 2],
  ['providecommand', 2],
  ['DeclareRobustCommand', 2],
  ['DeclareMathOperator', 2],
  ['newenvironment', 3],
  ['renewenvironment', 3],
  ['setlength', 2],
  ['addtolength', 2],
  ['setcounter', 2],
  ['addtocounter', 2],
  ['definecolor', 3],
  ['colorlet', 2],
  ['multicolumn', 2],
  ['multirow', 2],
  ['rule', 2],
  ['resizebox', 2],
  ['fontsize', 2],
]);

/** Environments whose content stands as it is, and those that nobody sees. */
export const verbatimEnvironments = new Set('verbatim verbatim* Verbatim lstlisting minted alltt code'.split(' '));
export const hiddenEnvironments = new Set(['comment', 'filecontents', 'filecontents*', 'tikzpicture', 'pgfpicture']);
