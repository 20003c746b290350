import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import svg from './index.ts';

const extract = (bytes: Uint8Array | string): Promise<Recording> =>
  extractWith(svg, 'drawing', { name: 'a.svg', mimeType: 'image/svg+xml', bytes });

const drawing = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><title>City map</title><desc>All the streets</desc>
  <metadata><rdf:RDF><cc:Work><dc:title>Other</dc:title><dc:date>2024-05-01</dc:date>
    <dc:creator><cc:Agent><dc:title>Ann Lee</dc:title></cc:Agent></dc:creator>
    <dc:subject><rdf:Bag><rdf:li>map</rdf:li><rdf:li>city</rdf:li></rdf:Bag></dc:subject></cc:Work></rdf:RDF></metadata>
  <style>.a { fill: red }</style><script>alert("no")</script>
  <g inkscape:label="Rivers"><g inkscape:label="layer1"><path d="M0 0 10 10" aria-label="The Rhine"/></g></g>
  <text x="0" y="10"><tspan x="0" y="10">Main</tspan> <tspan font-weight="bold">Str</tspan>eet<tspan x="0" y="20">north</tspan></text>
  <a xlink:href="https://example.org/map"><text>Legend</text></a><a href="#local"><text>Top &amp; bottom</text></a>
  <image href="data:image/png;base64,AAAA"/><foreignObject><p>In HTML</p></foreignObject></svg>`;

test.each([
  ['plain', drawing],
  ['compressed', gzipSync(drawing)],
])('a drawing, %s', async (_, bytes) => {
  const { items, partial } = await extract(bytes);
  expect(items).toEqual([
    {
      text: 'City map\nAll the streets\nMain Street\nnorth\nLegend\nTop & bottom\nIn HTML\nRivers\nThe Rhine',
      metadata: {
        title: 'City map',
        description: 'All the streets',
        authors: ['Ann Lee'],
        tags: ['map', 'city'],
        createdAt: '2024-05-01',
        links: ['https://example.org/map'],
      },
    },
  ]);
  expect(partial).toEqual([]);
});

test('what ends early gives what there is, and says so', async () => {
  for (const bytes of [drawing.slice(0, -80), gzipSync(drawing).subarray(0, -30)]) {
    const { items, partial } = await extract(bytes);
    expect(items[0]?.metadata.title).toBe('City map');
    expect(partial).toMatchObject([{ code: 'damaged' }]);
  }
});

test('bombs, entities and depth do no harm', async () => {
  await expect(extract(gzipSync(Buffer.alloc(100_000_000, 'a')))).rejects.toMatchObject({ code: 'corrupt' });
  const entity = '<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]><svg><text>&f; end</text></svg>';
  expect((await extract(entity)).items[0]?.text).toBe('&f; end');
  expect((await extract(`<svg>${'<g>'.repeat(200_000)}<text>deep</text></svg>`)).items[0]?.text).toBe('deep');
});

test('damage does no harm', async () => {
  for (const file of [Buffer.from(drawing), gzipSync(drawing)]) {
    for (const copy of damagedCopies(file, 300)) {
      const outcome = await extract(copy).catch((error: unknown) => authorOutcome(error));
      expect(outcome === 'reject' || (typeof outcome === 'object' && outcome.items.length > 0)).toBe(true);
    }
  }
});
