/** Lets a browser search from its address bar: https://github.com/dewitt/opensearch */
export const openSearchDescription = (origin: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>paise2</ShortName>
  <Description>What is on this machine</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" template="${origin}/?q={searchTerms}"/>
  <Url type="application/x-suggestions+json" template="${origin}/api/v1/suggest/opensearch?q={searchTerms}"/>
</OpenSearchDescription>
`;
