import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { placesOf, seenRows, totalHeight } from './windowed-places.ts';

export interface WindowedHandle {
  /** Scrolls as little as is needed to see the row, or so that it is on top. */
  show(index: number, where?: 'nearest' | 'top'): void;
}

export interface WindowedProps {
  readonly count: number;
  /** Stays the same for the same row. */
  keyOf(index: number): string;
  estimate(index: number): number;
  row(index: number): ComponentChildren;
  /** What scrolls. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** A row that is there even when it is not seen: the one that has the focus. */
  readonly pinned?: number;
  /** Called when the end is near. */
  onNearEnd?(): void;
  readonly handle?: RefObject<WindowedHandle | null>;
  readonly label?: string;
  /** Whether it is a list for screen readers. Default true. */
  readonly isList?: boolean;
}

const beyond = 500;
const nearEnd = 900;

/** A list of which only the rows that are seen are in the document. Rows may have any height; what is seen never jumps. */
export function Windowed(props: WindowedProps) {
  const { count, keyOf, estimate, row, scroller, pinned, onNearEnd, isList = true } = props;
  const list = useRef<HTMLDivElement>(null);
  const heights = useRef(new Map<string, number>()).current;
  const [measured, remeasure] = useState(0);
  const places = useMemo(() => placesOf({ count, keyOf, estimate, heights }), [count, keyOf, measured]);
  const [view, setView] = useState({ top: 0, height: 900 });
  const [first, last] = seenRows(places, view, beyond);
  const shown = Array.from({ length: count === 0 ? 0 : last - first + 1 }, (_, index) => first + index);
  if (pinned !== undefined && pinned < count && (pinned < first || pinned > last)) shown.push(pinned);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      setView({ top: box.scrollTop - topWithin(list.current, box), height: box.clientHeight });
    };
    const soon = (): void => void (frame ||= requestAnimationFrame(look));
    look();
    box.addEventListener('scroll', soon, { passive: true });
    const sizes = new ResizeObserver(soon);
    sizes.observe(box);
    return () => {
      cancelAnimationFrame(frame);
      box.removeEventListener('scroll', soon);
      sizes.disconnect();
    };
  }, []);

  /** Takes the heights of the rows that are there. What changed above the upper edge is made up for by scrolling. */
  const measure = (): void => {
    const box = scroller.current;
    const top = box ? box.scrollTop - topWithin(list.current, box) : 0;
    let changed = false;
    let above = 0;
    for (const element of list.current?.children ?? []) {
      if (!(element instanceof HTMLElement)) continue;
      const index = Number(element.dataset['index']);
      if (!(index < count)) continue;
      const height = element.offsetHeight;
      const before = heights.get(keyOf(index)) ?? estimate(index);
      if (Math.abs(height - before) < 0.5) {
        heights.set(keyOf(index), height);
        continue;
      }
      heights.set(keyOf(index), height);
      changed = true;
      if ((places.tops[index + 1] ?? 0) <= top) above += height - before;
    }
    if (!changed) return;
    remeasure((version) => version + 1);
    if (above !== 0 && box) pendingScroll.current += above;
  };
  const pendingScroll = useRef(0);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (pendingScroll.current !== 0 && box) box.scrollTop += pendingScroll.current;
    pendingScroll.current = 0;
    measure();
  });

  const measureNow = useRef(measure);
  measureNow.current = measure;
  useEffect(() => {
    const observer = new ResizeObserver(() => measureNow.current());
    for (const element of list.current?.children ?? []) observer.observe(element);
    return () => observer.disconnect();
  }, [first, last, pinned, count]);

  useEffect(() => {
    if (count > 0 && totalHeight(places) - view.top - view.height < nearEnd) onNearEnd?.();
  });

  useImperativeHandle(
    props.handle ?? { current: null },
    () => ({
      show(index, where = 'nearest') {
        const box = scroller.current;
        if (!box || index < 0 || index >= count) return;
        const offset = topWithin(list.current, box);
        const top = (places.tops[index] ?? 0) + offset;
        const bottom = (places.tops[index + 1] ?? top) + offset;
        if (where === 'top' || top < box.scrollTop) box.scrollTop = Math.max(0, top - 8);
        else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = Math.min(top - 8, bottom - box.clientHeight + 8);
        setView({ top: box.scrollTop - offset, height: box.clientHeight });
      },
    }),
    [places, count],
  );

  return (
    <div
      ref={list}
      class="windowed"
      role={isList ? 'list' : undefined}
      aria-label={isList ? props.label : undefined}
      style={{ height: `${totalHeight(places)}px` }}
    >
      {shown.map((index) => (
        <div
          key={keyOf(index)}
          data-index={index}
          class="windowed-row"
          role={isList ? 'listitem' : undefined}
          aria-setsize={isList ? count : undefined}
          aria-posinset={isList ? index + 1 : undefined}
          style={{ transform: `translateY(${places.tops[index] ?? 0}px)` }}
        >
          {row(index)}
        </div>
      ))}
    </div>
  );
}

function topWithin(list: HTMLElement | null, box: HTMLElement): number {
  return list ? list.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop : 0;
}
