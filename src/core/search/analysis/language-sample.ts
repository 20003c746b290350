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
/** What is in no sentence: addresses, paths, mark-up, numbers. */
const noWord = /(?<!\S)[\p{L}\p{M}.:;,()'"-]{0,40}[/@\\=<>{}[\]_\d]\S*/gu;

export function sampleOf(text: string): Sample {
  const whole = windowsOf(text, sampleLength).toWellFormed();
  const sample = whole.replace(noWord, ' ');
  const letters = sample.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
  const left = sample.match(/\S/g)?.length ?? 0;
  const seen = whole.match(/\S/g)?.length ?? 0;
  return { text: sample, letters, isProse: letters > 0.75 * left && letters > 0.25 * seen };
}

/** From the beginning, where the matter often is not yet, and from further on. */
export function windowsOf(text: string, length: number): string {
  if (text.length <= 3 * length) return text;
  const third = Math.floor(text.length / 3);
  return `${text.slice(0, length)}\n${text.slice(third, third + length)}\n${text.slice(2 * third, 2 * third + length)}`;
}
