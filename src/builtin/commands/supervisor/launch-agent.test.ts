import { expect, test } from 'vitest';
import { launchAgent } from './launch-agent.ts';
import { stateOf } from './launchd.ts';

test('an agent with everything escaped that XML would take for its own', () => {
  const plist = launchAgent({
    command: ['/usr/local/bin/node', '/Users/ann/a & b <c>/main.js', 'up'],
    environment: { PAISE2_DATA_DIR: '/Users/ann/"x" & y' },
  });
  expect(plist).toContain(`  <array>
    <string>/usr/local/bin/node</string>
    <string>/Users/ann/a &amp; b &lt;c&gt;/main.js</string>
    <string>up</string>
  </array>`);
  expect(plist).toContain('    <key>PAISE2_DATA_DIR</key>\n    <string>/Users/ann/"x" &amp; y</string>\n');
  expect(plist.replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
});

test('what launchctl prints', () => {
  const printed =
    'gui/501/local.paise2 = {\n\tactive count = 1\n\tstate = running\n\n\tpid = 812\n\tnested = {\n\t\tstate = active\n\t}\n}';
  expect(stateOf(printed)).toEqual({ installed: true, running: true, pid: 812, detail: 'running' });
  expect(stateOf('x = {\n\tstate = not running\n\tlast exit code = 78\n}')).toEqual({
    installed: true,
    running: false,
    detail: 'not running, last exit code 78',
  });
});
