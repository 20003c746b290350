import type { ElementKind } from './elements.ts';

/** Follows whether the tags so far stand in what surrounds a page's content: navigation, header, footer, sidebar. */
export interface Surroundings {
  open(name: string, kind: ElementKind | undefined, role: string | undefined): void;
  close(name: string, kind: ElementKind | undefined): void;
  readonly inside: boolean;
}

/** Values of `role` that say the same as the elements (WAI-ARIA landmarks). */
const roles: ReadonlySet<string> = new Set(['banner', 'complementary', 'contentinfo', 'navigation', 'search']);

/** The outermost element is followed by counting the tags of its name: hostile nesting has no stack to fill. */
export function createSurroundings(): Surroundings {
  let element = '';
  let depth = 0;
  let landmarks = 0;

  /** Within a landmark, `header` and `footer` belong to its content (HTML, 4.3.8 and 4.3.9). */
  const isOfContent = (name: string): boolean => landmarks > 0 && (name === 'header' || name === 'footer');

  return {
    open(name, kind, role) {
      if (depth > 0) {
        if (name === element) depth++;
      } else if ((kind === 'furniture' && !isOfContent(name)) || (role !== undefined && roles.has(role))) {
        element = name;
        depth = 1;
      } else if (kind === 'landmark') landmarks++;
    },
    close(name, kind) {
      if (depth > 0) {
        if (name === element) depth--;
      } else if (landmarks > 0 && kind === 'landmark') landmarks--;
    },
    get inside() {
      return depth > 0;
    },
  };
}
