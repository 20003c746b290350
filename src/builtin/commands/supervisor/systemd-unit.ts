import type { EngineProgram } from './supervisor.ts';

/**
 * A unit for the user's systemd. Only what systemd 239 knows or passes over. An invalid configuration (exit code 78) is not mended by
 * starting again; while another engine runs it is tried until that one ends.
 */
export function systemdUnit({ command, environment }: EngineProgram): string {
  const [program = '', ...args] = command;
  return `[Unit]
Description=paise2, a desktop search engine

[Service]
Type=exec
ExecStart=${[quoted(program), ...args.map((word) => quoted(word).replaceAll('$', '$$$$'))].join(' ')}
${Object.entries(environment)
  .map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}\n`)
  .join('')}Restart=on-failure
RestartSec=30
RestartPreventExitStatus=2 78
KillMode=mixed
TimeoutStopSec=20
Nice=19
IOSchedulingClass=idle
UMask=0077

[Install]
WantedBy=default.target
`;
}

/** One word of systemd.syntax(7): quotes and C escapes, and a doubled `%`, which else begins a specifier. */
function quoted(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('%', '%%')
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    .replace(/[\u0000-\u001f\u007f]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `"${escaped}"`;
}
