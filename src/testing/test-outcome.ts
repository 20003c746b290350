import { authorOutcome } from '../plugin/outcomes.ts';

/** How work ended, in a word: `done`, or what its author threw. What nobody foresaw is thrown on. For tests only. */
export async function outcomeOf(work: Promise<unknown>): Promise<'done' | 'skip' | 'retry' | 'reject'> {
  try {
    await work;
    return 'done';
  } catch (error) {
    const outcome = authorOutcome(error);
    if (outcome === undefined) throw error;
    return outcome;
  }
}
