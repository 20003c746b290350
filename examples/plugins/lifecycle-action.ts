import { definePlugin } from 'paise2/plugin';

/** Notices when the engine was not stopped in order: it says so at the next start. */
export default definePlugin({
  name: 'watchful',
  description: 'Says when the last run did not end in order',
  lifecycleActions: {
    watch: {
      async onStart(host) {
        // An earlier release kept "yes" and "no", as version 1.
        for (const { key, value } of await host.state.getVersionedState(2)) await host.state.set(key, value === 'yes', 2);
        if ((await host.state.get('running')) === true) host.log.warn('The last run did not end in order.');
        await host.state.set('running', true, 2);
      },
      async onStop(host) {
        await host.state.set('running', false, 2);
      },
    },
  },
});
