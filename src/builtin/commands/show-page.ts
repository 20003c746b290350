import type { CommandOutput } from '../../plugin/command.ts';
import { openOnDesktop } from '../../kit/desktop/open-on-desktop.ts';

/** Opens the page in the browser, where there is a screen for one. Resolves with whether that worked. */
export async function showPage(link: string, output: CommandOutput): Promise<boolean> {
  if (!output.interactive || !hasDesktop(process.env)) return false;
  try {
    await openOnDesktop(link);
    return true;
  } catch (error) {
    output.note(`The browser could not be opened: ${(error as Error).message}`);
    return false;
  }
}

/** Whoever came from another machine would not see it. */
export function hasDesktop(environment: NodeJS.ProcessEnv, platform = process.platform): boolean {
  const { DISPLAY = '', WAYLAND_DISPLAY = '', SSH_CONNECTION = '' } = environment;
  if (SSH_CONNECTION !== '') return false;
  return platform === 'darwin' || platform === 'win32' || DISPLAY !== '' || WAYLAND_DISPLAY !== '';
}
