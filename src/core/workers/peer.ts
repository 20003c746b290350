import type { Channel } from './channel.ts';
import { isPlainError, plainError, revivedError, type PlainError } from './plain-error.ts';
import { byTag, count, fields, text } from './shape.ts';

/** Questions one side may ask: name → argument and answer. */
export type Asks<Names> = { readonly [Name in keyof Names]: { readonly argument: unknown; readonly answer: unknown } };

/** Answers questions of the other side. */
export type Answers<Theirs extends Asks<Theirs>> = {
  readonly [Name in keyof Theirs]: (argument: Theirs[Name]['argument']) => Promise<Theirs[Name]['answer']>;
};

/** One end of a conversation over a channel: questions with answers, and notices without. */
export interface Peer<Mine extends Asks<Mine>, Notice> {
  ask<Name extends keyof Mine>(name: Name, argument: Mine[Name]['argument']): Promise<Mine[Name]['answer']>;
  notify(notice: Notice): Promise<void>;
}

type Message =
  | { readonly type: 'ask'; readonly id: number; readonly name: string; readonly argument: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'refusal'; readonly id: number; readonly error: PlainError }
  | { readonly type: 'notice'; readonly notice: unknown };

const isMessage = byTag('type', {
  ask: fields({ id: count, name: text() }),
  answer: fields({ id: count }),
  refusal: fields({ id: count, error: isPlainError }),
  notice: fields({}),
});

interface Ears<Theirs extends Asks<Theirs>, TheirNotice> {
  readonly answers: Answers<Theirs>;
  hear(notice: TheirNotice): void;
  /** Throws where a question is not to be answered. */
  check?(name: string, argument: unknown): void;
  /** What came is no message of this conversation. */
  onGarbage?(what: string): void;
}

export function createPeer<Mine extends Asks<Mine>, Theirs extends Asks<Theirs>, MyNotice, TheirNotice>(
  channel: Channel,
  ears: Ears<Theirs, TheirNotice>,
): Peer<Mine, MyNotice> {
  const open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;

  async function answer(id: number, name: string, argument: unknown): Promise<void> {
    try {
      if (!Object.hasOwn(ears.answers, name)) throw new Error(`unknown question ${name}`);
      ears.check?.(name, argument);
      const value = await ears.answers[name as keyof Theirs](argument);
      await channel.send({ type: 'answer', id, value } satisfies Message);
    } catch (error) {
      await channel.send({ type: 'refusal', id, error: plainError(error) } satisfies Message).catch(() => {});
    }
  }

  channel.onMessage((received) => {
    if (!isMessage(received)) return ears.onGarbage?.('a message');
    const message = received as Message;
    switch (message.type) {
      case 'notice':
        ears.hear(message.notice as TheirNotice);
        break;
      case 'ask':
        void answer(message.id, message.name, message.argument);
        break;
      case 'answer':
        open.get(message.id)?.resolve(message.value);
        open.delete(message.id);
        break;
      case 'refusal':
        open.get(message.id)?.reject(revivedError(message.error));
        open.delete(message.id);
        break;
    }
  });
  channel.onClose(() => {
    for (const { reject } of open.values()) reject(new Error('the other process ended'));
    open.clear();
  });

  return {
    ask(name, argument) {
      const id = (lastId += 1);
      return new Promise((resolve, reject) => {
        open.set(id, { resolve, reject });
        channel.send({ type: 'ask', id, name: String(name), argument } satisfies Message).catch((error: unknown) => {
          open.delete(id);
          reject(error instanceof Error ? error : new Error(String(error)));
        });
      });
    },
    notify: (notice) => channel.send({ type: 'notice', notice } satisfies Message),
  };
}
