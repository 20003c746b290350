import { definePlugin } from 'paise2/plugin';

/** Defaults for a team: whoever enables the plugin leaves out what the team's tools write, and may still decide otherwise. */
export default definePlugin({
  name: 'team-defaults',
  description: 'Leaves out what our tools write',
  configurationProviders: {
    excludes: {
      defaults: () => `
files:
  # Written by our build, read by nobody.
  exclude: [generated/, '*.snap']
`,
    },
  },
});
