import { pathToFileURL } from 'node:url';
import { makeDocx, makeOdt } from '../../src/builtin/office/test-documents.ts';
import type { Bait, HostileFile } from './hostile-file.ts';

/** Entities that grow, entities that name other files, and elements without end, bare and in the formats that are made of XML. */
export function hostileXml({ secretPath }: Bait): readonly HostileFile[] {
  const secret = pathToFileURL(secretPath).href;
  const types: Readonly<Record<string, string>> = {
    laughs: `<!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>`,
    quadratic: `<!DOCTYPE x [<!ENTITY a30 "${'b'.repeat(100_000)}">]>`,
    circle: '<!DOCTYPE x [<!ENTITY a30 "&b;"><!ENTITY b "&a30;">]>',
    file: `<!DOCTYPE x SYSTEM "${secret}" [<!ENTITY a30 SYSTEM "${secret}"><!ENTITY % p SYSTEM "${secret}"> %p;]>`,
  };
  const deep = '<a>'.repeat(300_000);
  return [
    ...Object.entries(types).flatMap(([name, type]) => {
      const text = `words ${'&a30;'.repeat(name === 'quadratic' ? 10_000 : 3)}`;
      return inFormats(`entities-${name}`, type, text);
    }),
    ...inFormats('deep', '', deep),
    { name: 'attributes.xml', bytes: Buffer.from(`<a ${Array.from({ length: 200_000 }, (_, at) => `a${at}="v"`).join(' ')}/>`) },
    { name: 'deep.html', bytes: Buffer.from(`<html><body>${'<div><b>'.repeat(200_000)}words`) },
    { name: 'deep.json', bytes: Buffer.from('['.repeat(2_000_000)) },
    { name: 'deep.yaml', bytes: Buffer.from(`${'[{a: '.repeat(20_000)}\n`) },
    { name: 'anchors.yaml', bytes: Buffer.from(anchors()) },
    { name: 'deep.rtf', bytes: Buffer.from(`{\\rtf1 ${'{\\b '.repeat(500_000)}words`) },
    { name: 'binary.rtf', bytes: Buffer.from('{\\rtf1 \\bin2147483647 words \\uc2147483647 \\u65535 words}') },
  ];
}

function inFormats(name: string, type: string, text: string): readonly HostileFile[] {
  const xml = (root: string, body: string): Buffer =>
    Buffer.from(`<?xml version="1.0"?>${type}<${root}>${body}</${root.replace(/ .*/, '')}>`);
  return [
    { name: `${name}.xml`, bytes: xml('x', text) },
    { name: `${name}.svg`, bytes: xml('svg xmlns="http://www.w3.org/2000/svg"', `<text>${text}</text>`) },
    { name: `${name}.fb2`, bytes: xml('FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"', `<body><p>${text}</p></body>`) },
    { name: `${name}.rss`, bytes: xml('rss version="2.0"', `<channel><title>${text}</title></channel>`) },
    {
      name: `${name}.docx`,
      bytes: makeDocx('', { 'word/document.xml': xml('w:document', `<w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body>`) }),
    },
    {
      name: `${name}.odt`,
      bytes: makeOdt('', { 'content.xml': xml('office:document-content', `<office:body><office:text><text:p>${text}`) }),
    },
  ];
}

/** The YAML form of entities that grow. */
const anchors = (): string =>
  [
    'a0: &a0 ha',
    ...Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array.from({ length: 10 }, () => `*a${at}`).join(', ')}]`),
  ].join('\n');
