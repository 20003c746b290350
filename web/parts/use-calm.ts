import { useEffect, useRef, useState } from 'preact/hooks';

/** A value that changes often, taken over at most once in `everyMs`. The last one always arrives. */
export function useCalm<Value>(value: Value, everyMs: number): Value {
  const [calm, setCalm] = useState(value);
  const taken = useRef(0);
  useEffect(() => {
    if (Object.is(value, calm)) return;
    const take = (): void => {
      taken.current = Date.now();
      setCalm(() => value);
    };
    const timer = setTimeout(take, Math.max(0, taken.current + everyMs - Date.now()));
    return () => clearTimeout(timer);
  }, [value, calm]);
  return calm;
}
