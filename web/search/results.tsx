import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';
import { onKeys } from '../app/keys.ts';
import { Windowed, type WindowedHandle } from '../parts/windowed.tsx';
import { choose, chosenId } from './address.ts';
import { focusField, listTakesFocus } from './focus.ts';
import { HitRow } from './hit-row.tsx';
import { resultKey } from './result-keys.ts';
import { answer, askForMore, rows } from './results-state.ts';
import { partsShown, type Row, walkable } from './rows.ts';

const none: ReadonlySet<string> = new Set();

export function Results({ scroller }: { readonly scroller: RefObject<HTMLElement | null> }) {
  const unfolded = useSignal<ReadonlySet<string>>(none);
  const handle = useRef<WindowedHandle>(null);
  const list = rows.value;
  const hits = useMemo(() => walkable(list, unfolded.value), [list, unfolded.value]);
  const at = hits.findIndex(({ id }) => id === chosenId.value);
  const rowAt = list.findIndex((row) => isIn(row, chosenId.value));
  const asked = `${answer.value?.likeId ?? ''} ${answer.value?.query ?? ''}`;

  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
    unfolded.value = none;
  }, [asked]);

  function moveTo(index: number): void {
    const hit = hits[Math.max(0, Math.min(index, hits.length - 1))];
    if (!hit) return;
    choose(hit.id);
    handle.current?.show(list.findIndex((row) => isIn(row, hit.id)));
    // What is seen takes the focus at once, so that the next key is already meant for it.
    focusHit(hit.id);
    requestAnimationFrame(() => focusHit(hit.id));
  }
  const keys = useRef<(event: KeyboardEvent) => boolean>(() => false);
  keys.current = (event) =>
    resultKey(event, hits[at], {
      next: () => (at === hits.length - 1 ? void askForMore() : moveTo(at + 1)),
      previous: () => (at <= 0 ? leave() : moveTo(at - 1)),
      first: () => moveTo(0),
      last: () => moveTo(hits.length - 1),
    });
  useEffect(() => onKeys((event, isTyping) => !isTyping && keys.current(event)), []);
  const takeFocus = useRef<() => void>(() => {});
  takeFocus.current = () => moveTo(Math.max(at, 0));
  useEffect(() => listTakesFocus(() => takeFocus.current()), []);

  return (
    <Windowed
      count={list.length}
      keyOf={(index) => list[index]?.key ?? ''}
      estimate={(index) => estimate(list[index])}
      scroller={scroller}
      handle={handle}
      label="Results"
      {...(rowAt >= 0 && { pinned: rowAt })}
      onNearEnd={() => void askForMore()}
      row={(index) => {
        const row = list[index];
        return (
          row && (
            <HitRow
              row={row}
              chosen={chosenId.value}
              reachable={(at >= 0 ? hits[at] : hits[0])?.id}
              isUnfolded={unfolded.value.has(row.key)}
              onUnfold={(key) => (unfolded.value = new Set([...unfolded.value, key]))}
            />
          )
        );
      }}
    />
  );
}

const isIn = ({ hit, parts }: Row, id: string | undefined): boolean => hit.id === id || parts.some((part) => part.id === id);

/** Pixels, before it was seen. */
const estimate = (row: Row | undefined): number =>
  row ? 72 + 44 * row.hit.passages.length + Math.min(row.parts.length, partsShown) * 90 : 0;

function focusHit(id: string): void {
  const hit = document.querySelector(`[data-id="${CSS.escape(id)}"]`);
  hit?.querySelector<HTMLElement>('.hit-title a')?.focus({ preventScroll: true });
  hit?.scrollIntoView({ block: 'nearest' });
}

function leave(): void {
  choose(undefined);
  focusField();
}
