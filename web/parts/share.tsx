import './share.css';

export interface ShareProps {
  readonly part: number;
  readonly whole: number;
  readonly label: string;
}

/** A bar that shows how much of a whole there is. The numbers stand beside it. */
export function Share({ part, whole, label }: ShareProps) {
  return <progress class="share" value={part} max={Math.max(1, whole)} aria-label={label} />;
}
