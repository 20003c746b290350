import type { RenderRequest } from '../../plugin/rendering.ts';

/** What to draw. `url` is that of the source, or of something in it. */
export interface RenderQuestion extends Omit<RenderRequest, 'signal'> {
  readonly sourceUrl: string;
  readonly url: string;
}

/** Drawing, and unpacking down to what is drawn, may take so long. */
export const renderMs = 10_000;
