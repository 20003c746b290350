/** Receives the parts of RTF in order. Text is one character a byte. */
export interface RtfHandler {
  open(): void;
  close(): void;
  /** A control word with its number, or a control symbol. */
  control(word: string, number: number | undefined): void;
  text(piece: string): void;
  /** `\'hh` */
  byte(value: number): void;
  isFull(): boolean;
}

const controlWord = /([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
const plain = /[^\\{}\r\n]+/y;

/** Splits RTF (specification 1.9.1) into its parts, in linear time. Binary data are passed over. */
export function readTokens(rtf: string, handler: RtfHandler): void {
  let at = 0;
  while (at < rtf.length && !handler.isFull()) {
    const character = rtf.charAt(at);
    if (character === '\\') at = readControl(at + 1);
    else if (character === '{') {
      handler.open();
      at += 1;
    } else if (character === '}') {
      handler.close();
      at += 1;
    } else if (character === '\r' || character === '\n') at += 1;
    else {
      plain.lastIndex = at;
      const piece = plain.exec(rtf)?.[0] ?? character;
      handler.text(piece);
      at += piece.length;
    }
  }

  function readControl(start: number): number {
    controlWord.lastIndex = start;
    const match = controlWord.exec(rtf);
    if (match === null) return readSymbol(start);
    const [, word = '', digits] = match;
    const number = digits === undefined ? undefined : Number(digits);
    if (word === 'bin') return controlWord.lastIndex + Math.max(0, number ?? 0);
    handler.control(word, number);
    return controlWord.lastIndex;
  }

  function readSymbol(start: number): number {
    const symbol = rtf.charAt(start);
    if (symbol !== "'") {
      handler.control(symbol === '\r' || symbol === '\n' ? 'par' : symbol, undefined);
      return start + 1;
    }
    const value = Number.parseInt(rtf.slice(start + 1, start + 3), 16);
    if (!Number.isNaN(value)) handler.byte(value);
    return start + 3;
  }
}
