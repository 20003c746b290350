import { IconButton } from '../parts/icon-button.tsx';
import { grouped, share } from '../parts/words.ts';

export interface MarkStepsProps {
  readonly total: number;
  readonly current: number | undefined;
  onStep(by: 1 | -1): void;
}

/** `3 of 17`, and the way to the others. */
export function MarkSteps({ total, current, onStep }: MarkStepsProps) {
  if (total === 0) return null;
  return (
    <div class="mark-steps">
      <span role="status">{current === undefined ? `${grouped(total)} matches` : `Match ${share(current + 1, total)}`}</span>
      <IconButton icon="up" label="Previous match" title="Previous match (N)" onClick={() => onStep(-1)} />
      <IconButton icon="down" label="Next match" title="Next match (n)" onClick={() => onStep(1)} />
    </div>
  );
}
