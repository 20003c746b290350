let takeFocus: (() => void) | undefined;

/** The list says how it takes the focus. Returns the removal. */
export function listTakesFocus(take: () => void): () => void {
  takeFocus = take;
  return () => (takeFocus = undefined);
}

export const focusResults = (): void => takeFocus?.();

export function focusField(): void {
  const field = document.querySelector<HTMLInputElement>('#query');
  field?.focus();
  field?.select();
}
