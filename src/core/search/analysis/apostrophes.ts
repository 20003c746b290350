const parts = /^(?<head>[\p{L}\p{N}\p{M}]+)['’ʼ＇](?<tail>[\p{L}\p{M}]+)$/u;

/** Short words that lose their vowel before another, in French, Italian and Catalan: `l'histoire`, `dell'arte`. */
const elided =
  /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|(?:al|dal|de|del|nel|sul|col|un|quell|quest|bell|tutt|sant|gl|coll|dall|dell|nell|sull|all))$/iu;

/** What Turkish puts behind a name: `Ankara'dakilerin`, `Ayşe'ye`, `Kars'ı`. */
const turkishEnding = /^(?:[aeıiuü]|\p{L}{2,10})$/iu;
const shortestWord = 2;

/** The word that an apostrophe ties to a smaller one: `Tesla` of `Tesla's` and `Tesla'nın`, `histoire` of `l'histoire`. */
export function withoutApostrophe(word: string, languages: readonly string[]): string | undefined {
  const { head = '', tail = '' } = parts.exec(word)?.groups ?? {};
  if (elided.test(head) && tail.length >= shortestWord) return tail;
  if (head.length < shortestWord) return undefined;
  const isEnding = tail.toLowerCase() === 's' || (languages.includes('tr') && turkishEnding.test(tail));
  return isEnding ? head : undefined;
}
