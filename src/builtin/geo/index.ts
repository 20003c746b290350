import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'geo',
  description: 'Reads the names and descriptions of places and tracks: GPX, KML, GeoJSON',
  contentExtractors: {
    xml: {
      version: 1,
      preferredMimeTypes: ['application/gpx+xml', 'application/vnd.google-earth.kml+xml'],
      fileExtensions: ['.gpx', '.kml'],
      async extract(host, content) {
        const { readPlaces } = await import('./read-places.ts');
        const { text, metadata } = await readPlaces(content.stream());
        await host.addItem(text, metadata);
      },
    },
    geojson: {
      version: 1,
      preferredMimeTypes: ['application/geo+json'],
      fileExtensions: ['.geojson', '.topojson'],
      async extract(host, content) {
        const { readGeojson } = await import('./read-geojson.ts');
        const { text, metadata, isDamaged } = readGeojson(await content.text());
        if (isDamaged) host.markPartial({ code: 'corrupt', text: 'It is no valid JSON; the texts in it are indexed.' });
        await host.addItem(text, metadata);
      },
    },
  },
});
