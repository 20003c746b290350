import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { setTomlTable } from './set-toml-table.ts';

const set = (text: string): string => setTomlTable(text, ['mcp_servers', 'paise2'], { command: 'x', env: { A: 'b' } });

test('the table is added, and replaced with its own tables; comments stay', () => {
  const text =
    '# mine\nmodel = "o" # this\n\n[mcp_servers.paise2]\ncommand = "old"\n[mcp_servers.paise2.env]\nZ = "1"\n\n[mcp_servers.other]\ncommand = "y" # keep\n';
  const after = set(text);
  expect(after).toContain('# mine\nmodel = "o" # this\n');
  expect(after).toContain('command = "y" # keep');
  expect(parse(after)).toEqual({ model: 'o', mcp_servers: { other: { command: 'y' }, paise2: { command: 'x', env: { A: 'b' } } } });
  expect(set(after)).toBe(after);
  expect(parse(set(''))).toEqual({ mcp_servers: { paise2: { command: 'x', env: { A: 'b' } } } });
});

test.each(['[mcp_servers]\npaise2 = { command = "old" }\n', 'a = """\n[mcp_servers.paise2]\nx\n"""\n', 'a = [\n', '[x]\n[x]\n'])(
  '%j is refused',
  (text) => {
    expect(() => set(text)).toThrow(Error);
  },
);
