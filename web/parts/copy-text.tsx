import { copyText } from './copy.ts';
import { IconButton } from './icon-button.tsx';

/** Text to be copied, a command for example. */
export function CopyText({ text }: { readonly text: string }) {
  return (
    <span class="copy-text">
      <code>{text}</code>
      <IconButton icon="copy" label={`Copy ${text}`} title="Copy" onClick={() => void copyText(text)} />
    </span>
  );
}
