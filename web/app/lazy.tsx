import { type ComponentType, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';

type Loading = () => Promise<{ readonly default: ComponentType }>;

/** A view that is loaded when it is shown first. */
export function lazy(load: Loading): ComponentType {
  let loaded: ComponentType | undefined;
  return function Lazy() {
    const [view, setView] = useState<{ readonly component?: ComponentType; readonly problem?: string }>(
      loaded ? { component: loaded } : {},
    );
    useEffect(() => {
      if (view.component) return;
      load().then(
        (module) => setView({ component: (loaded = module.default) }),
        () => setView({ problem: 'This part of the page cannot be loaded. Load the page again.' }),
      );
    }, []);
    if (view.problem !== undefined) return <p class="empty">{view.problem}</p>;
    return view.component ? h(view.component, null) : null;
  };
}
