import type { PluginDraft } from './plugin-draft.ts';
import type { Template } from './template.ts';

export const readme = ({ name }: PluginDraft, { about, point }: Template): string => `# paise2-plugin-${name}

A plugin for [paise2](https://www.npmjs.com/package/paise2). ${about(name)}

## Use

    paise2 plugins add paise2-plugin-${name}

\`paise2 config edit\` shows its options, under \`${name}\`.

## Develop

    npm install
    npm test              # types, then tests
    npm run pack          # builds, checks and packs it
    paise2 plugins test . # runs what was built in whole systems
    paise2 plugins add .  # uses what was built

\`paise2 plugins test\` takes samples (\`--sample FILE\`), and scenarios from the file that \`paise2.scenarios\` in \`package.json\` names.

The code is in \`src/index.ts\`: an extension at the point \`${point}\`. To publish it: \`npm publish paise2-plugin-${name}-0.1.0.tgz\`.

## Licence

MIT
`;
