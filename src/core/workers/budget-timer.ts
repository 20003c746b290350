/** Calls once, when so much time of a clock has passed since it was begun or begun anew. */
export interface BudgetTimer {
  beginAnew(): void;
  stop(): void;
}

export function budgetTimer(budgetMs: number, clock: () => number, onOver: () => void): BudgetTimer {
  let from = clock();
  let timer = setTimeout(look, budgetMs);

  function look(): void {
    const left = budgetMs - (clock() - from);
    if (left <= 0) onOver();
    else timer = setTimeout(look, Math.ceil(left));
  }

  return {
    beginAnew: () => void (from = clock()),
    stop: () => clearTimeout(timer),
  };
}
