import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { counted } from '../parts/words.ts';
import { query, question, searchFor } from './address.ts';
import { DateRange } from './date-range.tsx';
import { facets } from './facets-state.ts';
import { fieldsOf, withField, withoutField } from './query-text.ts';
import { type Bar, barsOf, chosenBars, spanText, spanValue } from './timeline.ts';

const height = 48;
const step = 10;

/** When the results were changed: bars by month or year. Dragging over them filters, and so do the two sliders below. */
export function DateChart() {
  const bars = useMemo(() => barsOf(facets.value.date ?? []), [facets.value.date]);
  const dragged = useSignal<readonly [number, number] | undefined>(undefined);
  const svg = useRef<SVGSVGElement>(null);
  const value = fieldsOf(query.value).find(({ field, isNegated }) => field === 'modified' && !isNegated)?.values[0];
  if (bars.length < 2) return null;
  const chosen = dragged.value ?? chosenBars(bars, value);
  const [from, to] = chosen ? ordered(chosen) : [0, bars.length - 1];
  const most = Math.max(...bars.map(({ items }) => items));
  const width = bars.length * step;

  const barAt = ({ clientX }: PointerEvent): number => {
    const box = svg.current?.getBoundingClientRect();
    const share = box && box.width > 0 ? (clientX - box.left) / box.width : 0;
    return Math.max(0, Math.min(bars.length - 1, Math.floor(share * bars.length)));
  };
  return (
    <fieldset class="facet">
      <legend>Changed</legend>
      <svg
        ref={svg}
        class="date-chart"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        onPointerDown={(event) => {
          svg.current?.setPointerCapture(event.pointerId);
          dragged.value = [barAt(event), barAt(event)];
        }}
        onPointerMove={(event) => {
          if (dragged.value) dragged.value = [dragged.value[0], barAt(event)];
        }}
        onPointerUp={() => {
          if (dragged.value) filterBy(bars, ordered(dragged.value));
          dragged.value = undefined;
        }}
        onPointerCancel={() => (dragged.value = undefined)}
      >
        {bars.map(({ span, items }, index) => (
          <rect
            key={span}
            class={chosen && (index < from || index > to) ? 'bar bar-out' : 'bar'}
            x={index * step + 1}
            width={step - 2}
            y={height - heightOf(items, most)}
            height={heightOf(items, most)}
          >
            <title>{`${spanText(span)}: ${counted(items, 'result')}`}</title>
          </rect>
        ))}
      </svg>
      <DateRange bars={bars} from={from} to={to} onChange={(range) => filterBy(bars, range)} />
      <p class="date-text">
        <span>{spanText(bars[from]?.span ?? '')}</span>
        {chosen && (
          <button type="button" class="link-button" onClick={() => searchFor(withoutField(question.value, 'modified'))}>
            Any time
          </button>
        )}
        <span>{spanText(bars[to]?.span ?? '')}</span>
      </p>
    </fieldset>
  );
}

/** Few are seen too: the square root, and at least two pixels of what is there. */
const heightOf = (items: number, most: number): number => (items === 0 ? 0 : Math.max(2, Math.sqrt(items / most) * height));

const ordered = ([one, other]: readonly [number, number]): readonly [number, number] => [Math.min(one, other), Math.max(one, other)];

function filterBy(bars: readonly Bar[], [from, to]: readonly [number, number]): void {
  const [first, last] = [bars[from], bars[to]];
  if (!first || !last) return;
  const isAll = from === 0 && to === bars.length - 1;
  searchFor(isAll ? withoutField(question.value, 'modified') : withField(question.value, 'modified', spanValue(first, last)));
}
