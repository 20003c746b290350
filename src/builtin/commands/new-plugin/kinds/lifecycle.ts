import type { Template } from '../template.ts';

export const lifecycle: Template = {
  point: 'lifecycleActions',
  about: () => `Says at the start of the engine how long ago the last one ended.`,
  code: (name) => `import { definePlugin } from 'paise2/plugin';

export default definePlugin({
  name: '${name}',
  description: 'Says how long ago the last run ended',
  lifecycleActions: {
    pause: {
      async onStart(host) {
        const ended = await host.state.get('endedAt');
        if (typeof ended !== 'number') return;
        const minutes = Math.max(0, Math.round((Date.now() - ended) / 60_000));
        host.log.info(\`The last run ended \${minutes} minutes ago.\`);
      },
      async onStop(host) {
        await host.state.set('endedAt', Date.now());
      },
    },
  },
});
`,
  test: () => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lifecycleContract, recordingSystemHost } from 'paise2/testing';
import plugin from './index.ts';

const action = plugin.lifecycleActions?.['pause'];

test('the first start says nothing, a later one when the last run ended', async () => {
  const first = await recordingSystemHost(plugin, 'pause');
  await action?.onStart?.(first.host);
  await action?.onStop?.(first.host);
  assert.deepEqual(first.recorded().log, []);

  const second = await recordingSystemHost(plugin, 'pause', { earlier: first.recorded() });
  await action?.onStart?.(second.host);
  assert.deepEqual(second.recorded().log.map(({ message }) => message), ['The last run ended 0 minutes ago.']);
});

const module = new URL('./index.ts', import.meta.url);
for (const { name, run } of lifecycleContract({ module, key: 'pause' })) test(name, run);
`,
};
