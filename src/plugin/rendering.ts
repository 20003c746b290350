/** @since 0.1 */
export interface RenderRequest {
  /** Counted from 1. */
  readonly page: number;
  /** Pixels of the longest side, at most. */
  readonly longest: number;
  readonly signal: AbortSignal;
}

/**
 * A picture of content, made of its pixels anew or copied from it: PNG, JPEG, GIF or WebP, nothing that a browser would run.
 * @since 0.1
 */
export interface Rendering {
  readonly bytes: Uint8Array;
  readonly mimeType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Pages that the content has. */
  readonly pages: number;
}
