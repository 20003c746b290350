/** Returns whether it was meant for it. */
export type KeyHandler = (event: KeyboardEvent, isTyping: boolean) => boolean;

const handlers: KeyHandler[] = [];

/** The handler added last is asked first. Returns the removal. */
export function onKeys(handler: KeyHandler): () => void {
  handlers.unshift(handler);
  return () => void handlers.splice(handlers.indexOf(handler), 1);
}

window.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const typing = isTyping(event.target);
  if (handlers.some((handler) => handler(event, typing))) event.preventDefault();
});

const typed = 'input:not([type=range], [type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]';

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.matches(typed);

/** No key but Shift is held. */
export const isPlain = (event: KeyboardEvent): boolean => !event.ctrlKey && !event.metaKey && !event.altKey;
