import type { Content } from '../../plugin/content.ts';

/** The charset of the XML declaration. A byte order mark goes before it, which `content.text` sees to. */
export async function declaredCharset(content: Content): Promise<string | undefined> {
  if (content.charset !== undefined) return undefined;
  const start = new TextDecoder('latin1').decode(await content.bytes({ start: 0, end: 200 }));
  return /^<\?xml[^<>]*?\bencoding\s*=\s*["']([\w:.-]+)["']/.exec(start)?.[1];
}
