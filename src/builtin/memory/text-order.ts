/** The order of texts by their code points. JavaScript's own puts characters of two code units before some of one. */
export const byText = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));
