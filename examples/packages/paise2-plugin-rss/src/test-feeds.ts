/** Feeds for tests: the same two entries in each format. */
export const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
  <title>Boats &amp; bikes</title><link>https://example.org/</link>
  <item><title>A canoe</title><link>https://example.org/canoe</link><guid isPermaLink="false">1</guid><category>water</category>
    <dc:creator>Ada</dc:creator><pubDate>Wed, 01 May 2024 12:00:00 GMT</pubDate><description>short</description>
    <content:encoded><![CDATA[<p>paddles & planks</p>]]></content:encoded></item>
  <item><title>A bicycle</title><link>https://example.org/bicycle</link><guid>https://example.org/bicycle</guid><pubDate>Mon, 01 Apr 2024 12:00:00 GMT</pubDate><description>&lt;p&gt;two wheels&lt;/p&gt;</description></item>
</channel></rss>`;

export const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Boats &amp; bikes</title>
  <entry><id>1</id><title>A canoe</title><link rel="edit" href="https://example.org/edit"/><link href="https://example.org/canoe"/>
    <category term="water"/><author><name>Ada</name></author><published>2024-05-01T12:00:00Z</published>
    <content type="html">&lt;p&gt;paddles &amp;amp; planks&lt;/p&gt;</content></entry>
  <entry><id>https://example.org/bicycle</id><title>A bicycle</title><updated>2024-04-01T12:00:00Z</updated><link rel="alternate" href="https://example.org/bicycle"/>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>two <b>wheels</b></p></div></content></entry>
</feed>`;

export const jsonFeed = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Boats & bikes',
  items: [
    {
      id: 1,
      title: 'A canoe',
      url: 'https://example.org/canoe',
      content_html: '<p>paddles &amp; planks</p>',
      date_published: '2024-05-01T12:00:00Z',
      authors: [{ name: 'Ada' }],
      tags: ['water'],
    },
    {
      id: 'https://example.org/bicycle',
      title: 'A bicycle',
      url: 'https://example.org/bicycle',
      content_text: 'two wheels',
      date_modified: '2024-04-01T12:00:00Z',
    },
    'not an item',
  ],
});
