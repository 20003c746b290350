import { unescapeJson } from '../../kit/json-text/unescape-json.ts';
import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import { jsonMetadata } from './json-metadata.ts';

/** JSON is indexed as it stands, keys and values: the words are the same as in its parts, and it need not be valid. */
export default definePlugin({
  name: 'json',
  description: 'Reads JSON and JSON lines',
  contentExtractors: {
    json: {
      version: 1,
      textRetention: 'reread',
      preferredMimeTypes: 'json jsonl json5 geo+json ld+json manifest+json schema+json feed+json'
        .split(' ')
        .map((name) => `application/${name}`),
      fileExtensions: ['.json', '.jsonl', '.ndjson', '.json5', '.jsonc', '.geojson', '.jsonld', '.webmanifest'],
      async extract(host, content) {
        const raw = await content.text();
        await host.addItem(cleanText(unescapeJson(raw)), { ...jsonMetadata(raw) });
      },
    },
  },
});
