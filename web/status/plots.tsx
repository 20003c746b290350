import './plots.css';
import { bytes, counted, grouped } from '../parts/words.ts';
import type { Sample } from './history.ts';
import { samples } from './live.ts';
import { Plot } from './plot.tsx';

const whole = (value: number): string => grouped(Math.round(value));

const plots = [
  { title: 'Items a second', pick: ({ rate }: Sample) => rate, told: whole, tick: whole },
  { title: 'Waiting', pick: ({ pending }: Sample) => pending, told: (jobs: number) => counted(jobs, 'item'), tick: whole },
  { title: 'Memory', pick: ({ memory }: Sample) => memory, told: bytes, tick: bytes },
];

/** The last minutes, as far as the page saw them. */
export function Plots() {
  const seen = samples.value;
  const last = seen.at(-1);
  return (
    <div class="plots">
      {plots.map(({ title, pick, told, tick }) => (
        <figure key={title} class="card plot">
          <figcaption>
            {title} <strong>{last ? told(pick(last)) : '–'}</strong>
          </figcaption>
          <Plot samples={seen} pick={pick} tick={tick} />
        </figure>
      ))}
    </div>
  );
}
