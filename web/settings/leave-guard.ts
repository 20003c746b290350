import { useEffect } from 'preact/hooks';
import { guardLeaving } from '../app/router.ts';
import { isDirty } from './draft.ts';

const question = 'Your changes are not saved. Leave without them?';

/** Asks before changes are lost, by leaving the view or the page. */
export function useLeaveGuard(): void {
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent): void => {
      if (isDirty.value) event.preventDefault();
    };
    window.addEventListener('beforeunload', stay);
    const unguard = guardLeaving(() => !isDirty.value || confirm(question));
    return () => {
      window.removeEventListener('beforeunload', stay);
      unguard();
    };
  }, []);
}
