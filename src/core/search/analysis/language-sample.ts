import { sentenceKind, sentenceKindAt } from './character-kind.ts';

/** Types of text that is no language: data, programs, mark-up that is shown as it stands. */
const noProse =
  /^(?:text\/(?!plain|html|markdown|rtf|vtt|troff|richtext|enriched|x-(?:markdown|web-markdown|rst|org|asciidoc|textile|mediawiki|txt2tags|pod|fountain|microdvd|ssa|tex)$)|application\/(?:(?:.*\+)?json|(?:x-)?(?:nd)?json(?:l|5)?|xml|yaml|x-yaml|toml|sql|javascript|ecmascript|node|graphql|csv|x-(?:sh|csh|perl|httpd-php|powershell|tcl|bat|javascript|plist|desktop|mswinurl|bittorrent)|gpx\+xml|geo\+json|vnd\.google-earth\.kml\+xml|rdf\+xml)$)/;
const prose = /^(?:application\/x-ipynb\+json|application\/x-canvas\+json)$/;

export function isProseType(mimeType: string): boolean {
  return prose.test(mimeType) || !noProse.test(mimeType);
}

/** A piece of a text by which its language is told. */
export interface Sample {
  readonly text: string;
  readonly letters: number;
  /** Whether words and spaces are most of it. */
  readonly isProse: boolean;
}

const sampleLength = 500;
/** The sign that tells what is in no sentence stands not far from the beginning. */
const longestBeforeSign = 40;

export function sampleOf(text: string): Sample {
  const whole = windowsOf(text, sampleLength).toWellFormed();
  const parts: string[] = [];
  let [letters, left, seen, copied] = [0, 0, 0, 0];
  for (let start = 0, end = 0; start < whole.length; start = end + 1) {
    const word = wordAt(whole, start);
    end = word.end;
    seen += end - start;
    if (word.isNoWord) {
      parts.push(whole.slice(copied, start), ' ');
      copied = end;
    } else {
      left += end - start;
      letters += word.letters;
    }
  }
  const sample = [...parts, whole.slice(copied)].join('');
  return { text: sample, letters, isProse: letters > 0.75 * left && letters > 0.25 * seen };
}

/** What stands before the next space. It is no word when an address, a path, mark-up, or a number. */
function wordAt(text: string, start: number): { readonly end: number; readonly letters: number; readonly isNoWord: boolean } {
  let [letters, isPlain, isNoWord] = [0, true, false];
  let end = start;
  for (; end < text.length; end += 1) {
    const kind = sentenceKindAt(text, end);
    if (kind === sentenceKind.space) break;
    if (kind === sentenceKind.letter) letters += 1;
    else if (kind === sentenceKind.sign || kind === sentenceKind.other) {
      isNoWord ||= isPlain && kind === sentenceKind.sign && end - start <= longestBeforeSign;
      isPlain = false;
    }
  }
  return { end, letters, isNoWord };
}

/** From the beginning, where the matter often is not yet, and from further on. */
export function windowsOf(text: string, length: number): string {
  if (text.length <= 3 * length) return text;
  const third = Math.floor(text.length / 3);
  return `${text.slice(0, length)}\n${text.slice(third, third + length)}\n${text.slice(2 * third, 2 * third + length)}`;
}
