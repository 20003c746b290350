import { notify } from '../app/notices.ts';

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify('done', `Copied: ${text.length > 80 ? `${text.slice(0, 80)}…` : text}`);
  } catch {
    notify('failed', 'The browser did not allow copying.', text);
  }
}
