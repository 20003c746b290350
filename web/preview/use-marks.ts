import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isPlain, onKeys } from '../app/keys.ts';
import type { WindowedHandle } from '../parts/windowed.tsx';
import { pageShown } from './page-shown.ts';
import { wanted } from './pane-state.ts';
import type { TextSource } from './text-source.ts';

export interface TextElements {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly handle: RefObject<WindowedHandle | null>;
}

export interface Marks {
  /** Number of the match that one is at, from 0. */
  readonly current: number | undefined;
  /** The piece of text that one was led to. It has to be there, wherever its place turns out to be. */
  readonly chunk: number | undefined;
  step(by: 1 | -1): void;
}

/** Leads from match to match of a text, whether they were read yet or not. */
export function useMarks(source: TextSource, elements: TextElements): Marks {
  const current = useSignal<number | undefined>(undefined);
  const chunk = useSignal<number | undefined>(undefined);
  const total = source.state.value?.marks ?? 0;
  const isThere = source.state.value !== undefined;

  async function goTo(number: number): Promise<void> {
    const place = await source.placeOfMark(number);
    if (!place) return;
    current.value = number;
    chunk.value = place.chunk;
    pageShown.value = pageAt(source, place.offset);
    elements.handle.current?.show(place.chunk, 'top');
    showSoon(elements.scroller, `mark[data-number="${number}"]`);
  }
  async function goToPlace(offset: number): Promise<void> {
    const wantedChunk = await source.chunkOfPlace(offset);
    const number = source.markFrom(offset);
    if (number !== undefined) await goTo(number);
    else elements.handle.current?.show(wantedChunk, 'top');
  }
  const step = (by: 1 | -1): void => {
    if (total > 0) void goTo(((current.value ?? (by === 1 ? -1 : 0)) + by + total) % total);
  };
  const stepNow = useRef(step);
  stepNow.current = step;

  useEffect(() => {
    current.value = undefined;
    chunk.value = undefined;
  }, [source]);
  useEffect(() => {
    if (!isThere) return;
    if (wanted.value) void goToPlace(wanted.value.offset);
    else if (total > 0) void goTo(0);
  }, [source, isThere, wanted.value]);
  useEffect(
    () =>
      onKeys((event, isTyping) => {
        const isFind = event.key === 'F3';
        if (!isFind && (isTyping || !isPlain(event) || event.key.toLowerCase() !== 'n')) return false;
        stepNow.current(event.shiftKey || event.key === 'N' ? -1 : 1);
        return true;
      }),
    [],
  );
  return { current: current.value, chunk: chunk.value, step };
}

function pageAt(source: TextSource, offset: number): number {
  const pages = source.state.value?.pages ?? [];
  return Math.max(1, pages.findLastIndex((start) => start <= offset) + 1);
}

const framesWaited = 60;
const framesToSettle = 8;

/** Scrolls to an element once it is there, and once more when the heights around it are known. */
function showSoon(scroller: RefObject<HTMLElement | null>, selector: string, frames = framesWaited): void {
  requestAnimationFrame(() => {
    const box = scroller.current;
    const found = box?.querySelector(selector);
    if (box && found) {
      const distance = found.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
      if (Math.abs(distance) > 1) box.scrollTop += distance;
    }
    const left = found ? Math.min(frames, framesToSettle) - 1 : frames - 1;
    if (left > 0) showSoon(scroller, selector, left);
  });
}
