import { expect, test } from 'vitest';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { outcomeOf } from '../../testing/test-outcome.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import geo from './index.ts';

const extract = (extension: 'xml' | 'geojson', bytes: string | Uint8Array): Promise<Recording> =>
  extractWith(geo, extension, { name: 'a', mimeType: 'x/y', bytes });

const gpx = `<?xml version="1.0"?><gpx version="1.1" creator="x"><metadata><name>The tour</name><desc>All of it</desc><author><name>Ada</name></author>
<link href="https://x.example/"><text>Page</text></link><time>2024-05-01T12:00:00Z</time><keywords>bike, hills</keywords></metadata>
<wpt lat="1" lon="2"><ele>500</ele><time>2024-05-02T12:00:00Z</time><name>Summit</name><cmt>Windy</cmt></wpt>
<trk><name>Up</name><trkseg><trkpt lat="3" lon="4"><ele>6</ele></trkpt></trkseg></trk></gpx>`;

const kml = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Places</name><Style id="s"><color>ff</color></Style>
<Placemark><name>Café</name><description><![CDATA[<p>Good <b>cake</b></p>]]></description><ExtendedData><Data name="k"><value>red</value></Data></ExtendedData>
<Point><coordinates>1,2,3</coordinates></Point></Placemark></Document></kml>`;

const geojson = JSON.stringify({
  type: 'FeatureCollection',
  name: 'Stops',
  features: [
    { type: 'Feature', properties: { name: 'Station', lines: ['U1', 'U2'], floor: -1 }, geometry: { type: 'Point', coordinates: [1, 2] } },
  ],
});

test('GPX gives names and comments, no coordinates', async () => {
  expect((await extract('xml', gpx)).items).toEqual([
    {
      text: 'The tour\nAll of it\nAda\nPage\nbike, hills\nSummit\nWindy\nUp',
      metadata: {
        title: 'The tour',
        authors: ['Ada'],
        description: 'All of it',
        tags: ['bike', 'hills'],
        createdAt: '2024-05-01T12:00:00Z',
        links: ['https://x.example/'],
      },
    },
  ]);
});

test('KML gives names, descriptions and data', async () => {
  expect((await extract('xml', kml)).items).toEqual([{ text: 'Places\nCafé\nGood cake\nred', metadata: { title: 'Places' } }]);
});

test('GeoJSON gives the properties', async () => {
  expect((await extract('geojson', geojson)).items).toEqual([{ text: 'Stops\nStation\nU1\nU2\nfloor: -1', metadata: { title: 'Stops' } }]);
});

test('broken GeoJSON gives its texts and is marked', async () => {
  const { items, partial } = await extract('geojson', geojson.slice(0, 120));
  expect(items[0]?.text).toContain('"Station"');
  expect(partial).toMatchObject([{ code: 'corrupt' }]);
});

test('deep nesting is no recursion', async () => {
  const { items } = await extract('geojson', `{"a":${'['.repeat(50_000)}"deep"${']'.repeat(50_000)}}`);
  expect(items[0]?.text).toBe('deep');
});

test.each([['xml', gpx] as const, ['xml', kml] as const, ['geojson', geojson] as const])(
  'damaged %s is read (%#)',
  async (extension, file) => {
    for (const copy of damagedCopies(Buffer.from(file), 300)) expect(await outcomeOf(extract(extension, copy))).toBe('done');
  },
);
