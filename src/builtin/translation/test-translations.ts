/** A compiled gettext catalogue, for tests. */
export function moFile(messages: readonly (readonly [original: string, translation: string])[], isLittle: boolean): Buffer {
  const strings = [...messages.map(([original]) => original), ...messages.map(([, translation]) => translation)].map((text) =>
    Buffer.from(text),
  );
  const tables = Buffer.alloc(28 + strings.length * 8);
  const write = (value: number, at: number): void => void (isLittle ? tables.writeUInt32LE(value, at) : tables.writeUInt32BE(value, at));
  let at = tables.length;
  for (const [index, value] of [0x950412de, 0, messages.length, 28, 28 + messages.length * 8].entries()) write(value, index * 4);
  for (const [index, string] of strings.entries()) {
    write(string.length, 28 + index * 8);
    write(at, 32 + index * 8);
    at += string.length + 1;
  }
  return Buffer.concat([tables, ...strings.flatMap((string) => [string, Buffer.from([0])])]);
}

export const header =
  'Project-Id-Version: tool 1.0\nPO-Revision-Date: 2024-05-01 12:00+0200\nLast-Translator: Ada <a@x.example>\nLanguage: de_DE\nContent-Type: text/plain; charset=UTF-8\n';

export const po = `# Translators' remark
msgid ""
msgstr ""
${header
  .trimEnd()
  .split('\n')
  .map((line) => `"${line}\\n"`)
  .join('\n')}

#. Shown on top
#: src/main.c:12
#, c-format
msgctxt "menu"
msgid "Open \\"%s\\""
msgid_plural "Open "
"files"
msgstr[0] "Öffne"
msgstr[1] "Öffne Dateien"

#~ msgid "old"
#~ msgstr "alt"
`;

export const xliff = `<?xml version="1.0"?><xliff version="1.2"><file original="a.properties" source-language="en" target-language="fr"><body>
<trans-unit id="1"><source>Hello <g id="1">you</g></source><target>Bonjour <ph id="2">{0}</ph>toi</target><note>Greeting</note></trans-unit>
<trans-unit id="2"><source>Bye</source></trans-unit></body></file></xliff>`;

export const tmx = `<?xml version="1.0"?><tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>House</seg></tuv>
<tuv xml:lang="de"><seg>Haus</seg></tuv></tu></body></tmx>`;
