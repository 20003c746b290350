import { IconButton } from '../parts/icon-button.tsx';
import { closeNotice, notices } from './notices.ts';

export function Notices() {
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.value.map(({ id, kind, text, hint }) => (
        <div key={id} class={`notice notice-${kind}`}>
          <p>
            {text}
            {hint !== undefined && <small>{hint}</small>}
          </p>
          <IconButton icon="close" label="Close" onClick={() => closeNotice(id)} />
        </div>
      ))}
    </div>
  );
}
