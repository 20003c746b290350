/** Joins the lines that were broken for transport (RFC 3676): those that end with a space, within the same depth of quotation. */
export function joinFlowed(text: string, deletesSpace: boolean): string {
  const joined: string[] = [];
  let open = '';
  let openDepth: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, depth = '', stuffed = ''] = /^(>*)(.*)$/s.exec(line) ?? [];
    const content = stuffed.startsWith(' ') ? stuffed.slice(1) : stuffed;
    if (openDepth !== undefined && openDepth !== depth) {
      joined.push(open);
      openDepth = undefined;
    }
    const start = openDepth === undefined ? (depth === '' ? '' : `${depth} `) : open;
    const isSoft = content.endsWith(' ') && content !== '-- ';
    open = start + (isSoft && deletesSpace ? content.slice(0, -1) : content);
    openDepth = isSoft ? depth : undefined;
    if (!isSoft) joined.push(open);
  }
  if (openDepth !== undefined) joined.push(open);
  return joined.join('\n');
}
