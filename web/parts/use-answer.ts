import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { asked, connections } from '../app/connection.ts';

export interface Answered<Answer> {
  /** The last one that came; it stays while another is waited for. */
  readonly answer?: Answer;
  readonly problem?: ApiError;
}

/** Asks the server, again whenever `occasion` changes or the connection came back. */
export function useAnswer<Answer>(ask: () => Promise<Answer>, occasion: unknown): Answered<Answer> {
  const [answered, setAnswered] = useState<Answered<Answer>>({});
  useEffect(() => {
    let isCurrent = true;
    asked(ask()).then(
      (answer) => isCurrent && setAnswered({ answer }),
      (problem: unknown) => isCurrent && problem instanceof ApiError && setAnswered((before) => ({ ...before, problem })),
    );
    return () => void (isCurrent = false);
  }, [occasion, connections.value]);
  return answered;
}
