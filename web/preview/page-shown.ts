import { signal } from '@preact/signals';

/** The page on which the text is read, so that its picture is the one of the same page. */
export const pageShown = signal(1);
