import { definePlugin, SkipContent, z } from 'paise2/plugin';

/** Reads `.recipe` files: lines like `title: Soup` and `tags: winter, quick`, an empty line, and text. */
export default definePlugin({
  name: 'recipe',
  description: 'Reads .recipe files',
  options: z.strictObject({
    ignoreTags: z.array(z.string()).default([]).describe('Tags that are not worth finding'),
  }),
  contentExtractors: {
    file: {
      version: 1,
      fileExtensions: ['.recipe'],
      async extract(host, content) {
        const text = await content.text();
        if (text.trim() === '') throw new SkipContent('There is nothing in it.', 'empty');
        const { fields, body } = readHeader(text);
        const title = fields.get('title');
        const tags = fields.get('tags')?.split(',') ?? [];
        const wanted = tags.map((tag) => tag.trim()).filter((tag) => tag !== '' && !host.options.ignoreTags.includes(tag));
        await host.addItem(body, { tags: wanted, ...(title && { title }) });
      },
    },
  },
});

/** Lines with a colon, up to the first one without. The rest is the text. */
function readHeader(text: string): { readonly fields: ReadonlyMap<string, string>; readonly body: string } {
  const lines = text.split(/\r?\n/);
  const fields = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    const colon = line.indexOf(':');
    if (colon <= 0) return { fields, body: lines.slice(index).join('\n').trim() };
    fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { fields, body: '' };
}
