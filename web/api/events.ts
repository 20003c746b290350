import type { Status } from '../../src/plugin/paise.ts';

/** `lost`: the server cannot be reached, it is tried again by itself. `locked`: this browser is not let in (any more). */
export type Connection = 'connected' | 'lost' | 'locked';

const firstDelayMs = 500;
const longestDelayMs = 10_000;

/** Follows the status until the function that it returns is called. */
export function followStatus(
  url: string,
  session: () => Promise<boolean>,
  { onStatus, onState }: { readonly onStatus: (status: Status) => void; readonly onState: (state: Connection) => void },
): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delayMs = firstDelayMs;
  let isClosed = false;

  function open(): void {
    source = new EventSource(url);
    source.addEventListener('open', () => {
      delayMs = firstDelayMs;
      onState('connected');
    });
    source.addEventListener('status', (event: MessageEvent<string>) => onStatus(JSON.parse(event.data) as Status));
    source.addEventListener('error', () => void again());
  }

  /** The browser would try again by itself, but not after an answer that it does not like, and without saying which. */
  async function again(): Promise<void> {
    source?.close();
    const isKnown = await session().catch(() => undefined);
    if (isClosed) return;
    onState(isKnown === false ? 'locked' : 'lost');
    clearTimeout(timer);
    timer = setTimeout(open, delayMs);
    delayMs = Math.min(delayMs * 2, longestDelayMs);
  }

  open();
  return () => {
    isClosed = true;
    clearTimeout(timer);
    source?.close();
  };
}
