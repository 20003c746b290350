import type { SnippetPart } from '../../src/plugin/search.ts';

/** Text with what matched marked. Data, never markup. */
export function PartsText({ parts }: { readonly parts: readonly SnippetPart[] }) {
  return <>{parts.map(({ text, match }, index) => (match ? <mark key={index}>{text}</mark> : text))}</>;
}
