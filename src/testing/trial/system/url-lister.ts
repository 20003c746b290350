export const urlListerName = 'urls-under-trial';

/** A plugin with a source that lists the URLs in its options. */
export const urlLister = `import { definePlugin, z } from "paise2/plugin";

export default definePlugin({
  name: '${urlListerName}',
  options: z.strictObject({ urls: z.array(z.string()).default([]) }),
  contentSources: {
    urls: {
      async list(host, request) {
        const everything = host.options.urls.map((url) => url.slice(0, url.indexOf(':')) + '://');
        for (const scope of request.scopes ?? new Set(everything)) {
          const listing = await host.openListing(scope);
          const urls = host.options.urls.filter((url) => url === scope || url.startsWith(scope + '/') || (scope.endsWith('://') && url.startsWith(scope)));
          await listing.add(urls.map((url) => ({ url, fingerprint: '1' })));
          await listing.complete();
        }
      },
    },
  },
});
`;
