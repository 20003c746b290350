import type { Channel, GuardedChannel } from './channel.ts';

/** So many messages are taken in within a window, then the worker waits for the next. */
const windowMs = 100;
const mostInWindow = 1000;
/** Questions under way; more wait in the worker until some are answered. */
const usuallyOpen = 64;

/** A channel that a flood of messages neither fills the memory nor takes the time of: what is too much waits on the other side. */
export function limitFlow(channel: GuardedChannel, mostOpen: number = usuallyOpen): Channel {
  let open = 0;
  let inWindow = 0;
  let windowEndsAt = 0;
  let window: NodeJS.Timeout | undefined;

  function restrain(): void {
    const now = performance.now();
    if (now >= windowEndsAt) {
      windowEndsAt = now + windowMs;
      inWindow = 0;
    }
    inWindow += 1;
    if (inWindow > mostInWindow) window ??= setTimeout(reopen, windowEndsAt - now);
    if (window || open > mostOpen) channel.pause();
  }

  function reopen(): void {
    window = undefined;
    if (open <= mostOpen) channel.resume();
  }

  function answered(): void {
    open -= 1;
    if (!window && open <= mostOpen) channel.resume();
  }

  return {
    ...channel,
    async send(message) {
      await channel.send(message);
      if (isOfType(message, 'answer', 'refusal')) answered();
    },
    onMessage(receive) {
      channel.onMessage((message) => {
        if (isOfType(message, 'ask')) open += 1;
        restrain();
        receive(message);
      });
    },
  };
}

const isOfType = (message: unknown, ...types: readonly string[]): boolean =>
  typeof message === 'object' && message !== null && 'type' in message && types.some((type) => message.type === type);
